/** Imports occupation records on the command line, or shows first what an import would do. */
import { resolve } from 'node:path'
import { type Command, Option } from 'commander'
import type { ImportedRecords } from '../../../shared/contract/occupations-answers.ts'
import { ERRORS } from '../../../shared/error-codes.ts'
import { fieldLabel } from '../../../shared/field-label.ts'
import { translate } from '../../../shared/messages/index.ts'
import {
  RECORD_FIELDS,
  type RecordField,
  TEXT_ENCODINGS,
  type TextEncoding,
} from '../../../shared/occupation-import.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import { type Cli, command } from './base.ts'
import { pairs, table } from './formatting.ts'
import { assignments } from './import-file.ts'
import { collected } from './options.ts'

interface RecordsImportOptions {
  readonly publish: boolean
  readonly preview: boolean
  readonly encoding?: TextEncoding
  readonly column: readonly string[]
}

/** Adds `import`. */
export function registerRecordsImport(parent: Command, cli: Cli): void {
  command(parent, 'import <file>', 'vigie occupations import RefRomeCsv.zip --preview')
    .addOption(new Option('--preview').default(false))
    .addOption(new Option('--publish').default(false))
    .addOption(new Option('--encoding <charset>').choices(TEXT_ENCODINGS))
    .addOption(new Option('--column <field=heading>').argParser(collected).default([]))
    .action(async (file: string, { publish, preview, encoding, column }: RecordsImportOptions) => {
      const { occupations } = await cli.anywhere()
      const input = {
        path: resolve(file),
        publish,
        ...(encoding && { encoding }),
        ...(column.length > 0 && {
          columns: columnsOf(column),
        }),
      }
      const done = preview ? await occupations.previewImport(input) : await occupations.import(input)
      cli.print(done, (report) => reportText(cli, report, preview))
      if (done.missing.length > 0) cli.leaveWith(ERRORS.records_unreadable.exit)
    })
}

const fieldName = (cli: Cli, field: string): string =>
  fieldLabel({ language: cli.language, group: 'occupations' }, field)
/** @throws VigieError invalid_input, also for a field that no record has */
function columnsOf(texts: readonly string[]): Record<string, string> {
  const columns = Object.fromEntries(assignments('column', texts, 'field=heading'))
  const stranger = Object.keys(columns).find((field) => !RECORD_FIELDS.some((known) => known === field))
  if (stranger !== undefined) throw unusable(stranger, 'no_field', { fields: RECORD_FIELDS.join(', ') })
  return columns
}

const COUNTS = ['records', 'titles', 'created', 'updated', 'unchanged'] as const

function reportText(cli: Cli, report: ImportedRecords, preview: boolean): string {
  const { encoding, columns, separators, missing, unused, sample, changes, locked, refused, import_id } =
    report
  const named = (field: string) => `${fieldName(cli, field)} (${field})`
  const read = [
    [cli.say('import.form'), cli.say(`import.form.${report.form}`)] as const,
    ...(encoding === null ? [] : [[cli.say('import.encoding'), encoding] as const]),
    ...Object.entries(columns).map(([field, heading]) => {
      const separator = separators[field as RecordField]
      const said =
        separator === undefined ? '' : ` (${translate(cli.language, `occupations.separators.${separator}`)})`
      return [named(field), `${heading}${said}`] as const
    }),
    ...missing.map((field) => [named(field), cli.say('no_record_column', { field })] as const),
  ]
  const counts = COUNTS.map((name) => [cli.say(`import.${name}`), String(report[name])] as const)
  const [changed, byHand] = [changes, locked].map((counts) =>
    Object.entries(counts)
      .map(([field, count]) => `${fieldName(cli, field)} (${count})`)
      .join(', '),
  )
  const shown = sample.map(({ code, title }) => [code, title])
  return [
    ...(preview ? [pairs(read), table([cli.say('code'), cli.say('title')], shown)] : []),
    ...(unused.length > 0 ? [cli.say('import.unused', { headings: unused.join(', ') })] : []),
    pairs(counts),
    ...(changed ? [cli.say('import.changes', { fields: changed })] : []),
    ...(byHand ? [cli.say('import.by_hand', { fields: byHand })] : []),
    ...refused.map((one) => cli.say('import.refused', one)),
    ...(import_id === null ? [] : [cli.say('undo_records_import', { id: import_id })]),
    ...(preview ? [cli.say(missing.length > 0 ? 'import.not_so' : 'import.only_preview')] : []),
  ].join('\n')
}
