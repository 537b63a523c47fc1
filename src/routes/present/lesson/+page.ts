/** The page is read and printed, nothing in it runs: no script is sent. */
export const csr = false;
