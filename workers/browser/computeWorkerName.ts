// The names of compute workers, by which one knows how it was started.

export const COMPUTE = 'compute';
/** One that is to load the code of later jobs at once, since its page will ask for them. */
export const COMPUTE_AND_LATER = 'compute and later jobs';
