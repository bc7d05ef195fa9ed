// The page's one connection to what visitors bring and make (ownSchema.ts).

import { databaseOf, type OpenDatabase } from './database.ts';
import { OWN, type OwnSchema } from './ownSchema.ts';

let ofThisPage: OpenDatabase<OwnSchema> | undefined;

export function ownDatabase(): OpenDatabase<OwnSchema> {
  ofThisPage ??= databaseOf(OWN);
  return ofThisPage;
}
