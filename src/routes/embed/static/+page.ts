/** For frames in which nothing may run, and for paper: no script is sent. */
export const csr = false;
