/** The generated pages by their file names under `docs/`. A test fails if one of them is stale. */

import { cliPage } from './cli.ts'
import { everyCommand } from './commands.ts'
import { configurationPage } from './configuration.ts'
import { manualPage } from './manual.ts'
import { restPage } from './rest.ts'

/** Returns text by file name; writes nothing. */
export async function generatedPages(): Promise<Readonly<Record<string, string>>> {
  const commands = await everyCommand()
  return {
    'rest.md': await restPage(),
    'cli.md': cliPage(commands),
    'configuration.md': configurationPage(),
    'vigie.1': manualPage(commands),
  }
}
