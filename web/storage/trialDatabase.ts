// The database of MNIST and answers (trialSchema.ts). A page has one connection to it: `services.once(createTrialDatabase)`.

import { databaseOf, type OpenDatabase } from './database.ts';
import { TRIALS, type TrialSchema } from './trialSchema.ts';

export function createTrialDatabase(): OpenDatabase<TrialSchema> {
  return databaseOf(TRIALS);
}
