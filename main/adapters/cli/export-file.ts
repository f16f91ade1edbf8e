/** Writes an export to a file or the terminal. */
import { extname } from 'node:path'
import { Option } from 'commander'
import { type ExportedFile, exportReaderSchema } from '../../../shared/export.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import { isStandardOutput } from '../files/named-output.ts'
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

/**
 * Returns the format of an export by the ending of its file.
 * @param formats by ending; the one of `''` is that of a name without an ending
 * @throws VigieError invalid_input for an ending without a format, which the file would only seem to have
 */
export function formatByEnding<Format>(file: string, formats: Readonly<Record<string, Format>>): Format {
  const ending = extname(file).toLowerCase()
  const format = formats[ending]
  if (format !== undefined) return format
  const known = Object.keys(formats).filter((one) => one !== '')
  throw unusable('file', 'no_export_ending', { ending, known: known.join(', ') })
}

/** The endings of what is exported as CSV only. */
const CSV_ALONE = { '': 'csv', '.csv': 'csv' } as const

/** Writes CSV to a file, replacing an existing one; without a file, prints it. @throws VigieError invalid_input for another ending */
export async function deliverCsv(
  cli: Cli,
  file: string | undefined,
  exported: () => Promise<ExportedFile>,
): Promise<void> {
  if (file !== undefined) formatByEnding(file, CSV_ALONE)
  await deliver(cli, await exported(), file)
}

/** Writes the content to a file, replacing an existing one; without a file, or to the standard output, prints it. */
export async function deliver(cli: Cli, exported: ExportedFile, file: string | undefined): Promise<void> {
  if (file === undefined || isStandardOutput(file))
    return cli.print(exported, ({ content }) => content.trimEnd())
  await writeOutput(file, exported.content, cli.signal)
  cli.print({ file, rows: exported.rows }, ({ rows }) => cli.say('rows_written', { count: rows, file }))
}
