// Names of compute workers. A worker reads its name to know what to load at once.

export const COMPUTE = 'compute';
/** Also loads the code of the lazy jobs at once, because its page will ask for them. */
export const COMPUTE_AND_LAZY_JOBS = 'compute and lazy jobs';
