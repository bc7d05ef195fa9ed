// The page's one connection to the database of MNIST and answers (trialSchema.ts).

import { databaseOf, type OpenDatabase } from './database.ts';
import { TRIALS, type TrialSchema } from './trialSchema.ts';

let ofThisPage: OpenDatabase<TrialSchema> | undefined;

export function trialDatabase(): OpenDatabase<TrialSchema> {
  ofThisPage ??= databaseOf(TRIALS);
  return ofThisPage;
}
