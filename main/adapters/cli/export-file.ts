/** Writes an export to a file or the terminal. */
import type { ExportedFile } from '../../../shared/import.ts'
import type { Cli } from './base.ts'
import { writeOutput } from './files.ts'

/** Writes the content to a file, replacing an existing one; without a file, prints it. */
export async function deliver(cli: Cli, exported: ExportedFile, file: string | undefined): Promise<void> {
  if (file === undefined) return cli.print(exported, ({ content }) => content.trimEnd())
  await writeOutput(file, exported.content)
  cli.print({ file, rows: exported.rows }, ({ rows }) => cli.say('rows_written', { count: rows, file }))
}
