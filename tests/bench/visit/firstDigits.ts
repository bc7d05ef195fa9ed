// Which digits the minimal pages show: the first so many of this seed, of the gallery's default model.

export const FIRST_DIGITS = 64;
export const FIRST_SEED = 7;
