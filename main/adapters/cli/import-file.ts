/** Importing files: shared by assets and maintenances. */

import type { Command } from 'commander'
import { Option } from 'commander'
import type { ImportPreview, ImportResult, ImportSubject } from '../../../shared/import.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import { type Cli, command } from './base.ts'
import { readInput } from './files.ts'
import { pairs, table } from './formatting.ts'
import { collected } from './options.ts'
import type { VigieClient } from './vigie-client.ts'

const FAULTS_SHOWN = 50

interface ImportOptions {
  readonly accept?: true
  readonly column: readonly string[]
  readonly dates: 'auto' | 'dmy' | 'mdy'
  readonly asset: string
}

/** Adds `import` to the commands of a subject. */
export function registerImport(parent: Command, cli: Cli, subject: ImportSubject): void {
  command(parent, 'import <file>', `vigie ${subject} import plan.csv --accept`)
    .option('--accept')
    .addOption(new Option('--column <field=heading>').argParser(collected).default([]))
    .addOption(new Option('--dates <order>').choices(['auto', 'dmy', 'mdy']).default('auto'))
    .addOption(new Option('--asset <name>').default(''))
    .action((file: string, options: ImportOptions) => importFile(cli, subject, file, options))
}

async function importFile(
  cli: Cli,
  subject: ImportSubject,
  file: string,
  options: ImportOptions,
): Promise<void> {
  const client: VigieClient = await cli.anywhere()
  const preview = await client[subject].previewImport({
    content_base64: (await readInput(file)).toString('base64'),
    file_name: file,
    date_order: options.dates,
    asset: options.asset,
    ...(options.column.length === 0 ? {} : { mapping: columnsFrom(options.column) }),
  })
  if (options.accept !== true) return cli.print(preview, (shown) => previewText(cli, shown))
  const result: ImportResult = await client[subject].acceptImport({ token: preview.token })
  cli.print(
    { ...result, faults: preview.faults },
    () => `${faultText(cli, preview)}${resultText(cli, result)}`,
  )
}

/** @throws VigieError invalid_input */
function columnsFrom(assignments: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    assignments.map((assignment) => {
      const [, field, heading] = /^(\w+)=(.+)$/s.exec(assignment) ?? []
      if (field !== undefined && heading !== undefined) return [field, heading] as const
      throw unusable('column', 'not_assigned', { value: assignment, form: 'field=heading' })
    }),
  )
}

function previewText(cli: Cli, preview: ImportPreview): string {
  const columns = Object.entries(preview.mapping).map(([field, heading]) => [field, `"${heading}"`] as const)
  const missing = preview.missing_fields.map((field) => [field, cli.say('no_column')] as const)
  const [first] = preview.sample
  const headings = [...new Set(preview.sample.flatMap((row) => Object.keys(row)))]
  const sample = preview.sample.map((row) => headings.map((heading) => row[heading] ?? ''))
  return [
    pairs([...columns, ...missing]),
    first === undefined ? '' : table(headings, sample),
    faultText(cli, preview).trimEnd(),
    cli.say('import_preview', {
      count: preview.rows,
      new: preview.new,
      changed: preview.changed,
      known: preview.known,
      faulty: preview.faulty,
    }),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function faultText(cli: Cli, { faults }: ImportPreview): string {
  const lines = faults.slice(0, FAULTS_SHOWN).map(
    ({ line, column, value, message }) =>
      `${cli.say('fault_at', {
        place: column === null ? String(line) : `${line}, ${column}`,
        message,
        value,
      })}\n`,
  )
  return lines.join('')
}

function resultText(cli: Cli, result: ImportResult): string {
  return cli.say('import_result', {
    message: result.message,
    new: result.created,
    changed: result.updated,
    known: result.known,
    faulty: result.faulty,
    assets: result.assets_created,
  })
}
