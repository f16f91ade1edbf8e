/** Writes an export to a file or the terminal. */
import { Option } from 'commander'
import { type ExportedFile, exportReaderSchema } from '../../../shared/export.ts'
import type { Cli } from './base.ts'
import { writeOutput } from './files.ts'
import { choiceOption } from './spoken-input.ts'

/** The option that says who reads a CSV. */
export const readerOption = ({ language }: Cli, group: string): Option =>
  choiceOption(
    new Option('--for <reader>'),
    { language, group },
    'for',
    exportReaderSchema.def.innerType.options,
  ).default('programs')

/** Writes the content to a file, replacing an existing one; without a file, prints it. */
export async function deliver(cli: Cli, exported: ExportedFile, file: string | undefined): Promise<void> {
  if (file === undefined) return cli.print(exported, ({ content }) => content.trimEnd())
  await writeOutput(file, exported.content)
  cli.print({ file, rows: exported.rows }, ({ rows }) => cli.say('rows_written', { count: rows, file }))
}
