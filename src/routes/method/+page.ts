/** The page is read, nothing in it runs: no script is sent. */
export const csr = false;
