/** The page is printed, nothing in it runs: no script is sent. */
export const csr = false;
