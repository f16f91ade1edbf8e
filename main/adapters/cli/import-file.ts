/** Importing files: shared by assets, maintenances and readings. */
import { basename } from 'node:path'

import type { Command } from 'commander'
import { Option } from 'commander'
import {
  GONE_CHOICES,
  type GoneChoice,
  type ImportPreview,
  type ImportResult,
  type ImportSource,
  type ImportSubject,
  PAST_CHOICES,
  type PastChoice,
} from '../../../shared/import.ts'
import { translate } from '../../../shared/messages/index.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import { choiceWord, fieldLabel, valueText } from './answer-words.ts'
import { type Cli, command } from './base.ts'
import { readInput } from './files.ts'
import { pairs, table } from './formatting.ts'
import { collected, wholeNumber } from './options.ts'
import type { VigieClient } from './vigie-client.ts'

const FAULTS_SHOWN = 50
const ROWS_SHOWN = 20
/** The exit code of a preview that cannot be accepted as it is. */
const CANNOT_BE_IMPORTED = 2

interface ImportOptions {
  readonly accept?: true
  readonly column: readonly string[]
  readonly constant: readonly string[]
  readonly value: readonly string[]
  readonly dates: 'auto' | 'dmy' | 'mdy'
  readonly past?: PastChoice
  readonly gone?: GoneChoice
  readonly sheet?: string
  readonly headingLine?: number
  readonly asset: string
}

const EXAMPLES = { maintenances: 'plan.csv', assets: 'plan.csv', readings: 'carnet.csv' } as const

/** Adds `import` to the commands of a subject. */
export function registerImport(parent: Command, cli: Cli, subject: ImportSubject): void {
  const many = (flags: string) => new Option(flags).argParser(collected).default([])
  const added = command(parent, 'import <file>', `vigie ${subject} import ${EXAMPLES[subject]} --accept`)
    .option('--accept')
    .addOption(many('--column <field=heading>'))
    .addOption(many('--constant <field=text>'))
    .addOption(many('--value <field:value=meaning>'))
    .addOption(new Option('--dates <order>').choices(['auto', 'dmy', 'mdy']).default('auto'))
    .addOption(new Option('--sheet <name>'))
    .addOption(new Option('--heading-line <line>').argParser(wholeNumber('heading-line')))
    .addOption(new Option('--asset <name>').default(''))
    .action((file: string, options: ImportOptions) => importFile(cli, subject, file, options))
  if (subject !== 'maintenances') return
  added.addOption(new Option('--past <choice>').choices([...PAST_CHOICES]))
  added.addOption(new Option('--gone <choice>').choices([...GONE_CHOICES]))
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
    file_name: basename(file),
    ...howToRead(options),
  })
  if (options.accept !== true) {
    cli.print(preview, (shown) => previewText(cli, shown))
    if (!isComplete(preview)) cli.leaveWith(CANNOT_BE_IMPORTED)
    return
  }
  const result: ImportResult = await client[subject].acceptImport({ token: preview.token })
  cli.print(
    { ...result, faults: preview.faults },
    () => `${faultText(cli, preview)}${resultText(cli, result)}`,
  )
}

/** @throws VigieError invalid_input */
function howToRead(options: ImportOptions): Partial<ImportSource> {
  const values: Record<string, Record<string, string>> = {}
  for (const [place, meaning] of assignments('value', options.value, 'field:value=meaning')) {
    const [, field, value] = /^(\w+):(.+)$/s.exec(place) ?? []
    if (field === undefined || value === undefined) {
      throw unusable('value', 'not_assigned', { value: place, form: 'field:value=meaning' })
    }
    values[field] = { ...values[field], [value]: meaning }
  }
  return {
    date_order: options.dates,
    asset: options.asset,
    constants: Object.fromEntries(assignments('constant', options.constant, 'field=text')),
    values,
    ...(options.past !== undefined && { past: options.past }),
    ...(options.gone !== undefined && { gone: options.gone }),
    ...(options.sheet !== undefined && { sheet: options.sheet }),
    ...(options.headingLine !== undefined && { heading_line: options.headingLine }),
    ...(options.column.length > 0 && {
      mapping: Object.fromEntries(assignments('column', options.column, 'field=heading')),
    }),
  }
}

/** Splits each text at its last `=`. @throws VigieError invalid_input */
export function assignments(
  option: string,
  texts: readonly string[],
  form: string,
): (readonly [string, string])[] {
  return texts.map((text) => {
    const [, name, value] = (option === 'value' ? /^(.+)=([^=]+)$/s : /^(\w+)=(.+)$/s).exec(text) ?? []
    if (name !== undefined && value !== undefined) return [name, value] as const
    throw unusable(option, 'not_assigned', { value: text, form })
  })
}

function previewText(cli: Cli, preview: ImportPreview): string {
  const { items } = preview
  const words = { language: cli.language, group: 'imports' }
  const columns = Object.entries(preview.mapping).map(
    ([field, heading]) => [namedField(cli, field), `"${heading}"`] as const,
  )
  const missing = preview.missing_fields.map(
    (field) => [namedField(cli, field), cli.say('no_column')] as const,
  )
  const headings = [...new Set(items.flatMap(({ values }) => Object.keys(values)))]
  const hidden = preview.new + preview.changed + preview.known + preview.duplicates - ROWS_SHOWN
  const rows = items
    .slice(0, ROWS_SHOWN)
    .map(({ line, effect, values }) => [
      String(line),
      choiceWord(words, 'effect', effect) ?? effect,
      ...headings.map((field) => readText(cli, field, values[field] ?? '')),
    ])
  return [
    preview.program === null ? '' : cli.say('import_program', { program: preview.program }),
    sheetText(cli, preview),
    pairs([...columns, ...missing]),
    preview.unused.length === 0 ? '' : cli.say('import.unused', { headings: preview.unused.join(', ') }),
    rows.length === 0 ? '' : table(['', '', ...headings.map((field) => fieldLabel(words, field))], rows),
    hidden <= 0 ? '' : cli.say('import_more_rows', { count: hidden }),
    meaningText(cli, preview),
    faultText(cli, preview).trimEnd(),
    remarks(cli, preview).join('\n'),
    [
      cli.say('import_preview', { count: preview.rows, counts: countsText(cli, preview) }),
      ending(cli, preview),
    ].join(' '),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

const COUNTS = ['new', 'changed', 'known', 'duplicates', 'ignored', 'faulty'] as const

/** What becomes of how many rows; what becomes of none is left out. */
function countsText(cli: Cli, counts: Readonly<Partial<Record<(typeof COUNTS)[number], number>>>): string {
  const all = COUNTS.map((name) => [name, counts[name] ?? 0] as const)
  return all
    .filter(([name, count]) => name === 'new' || count > 0)
    .map(([name, count]) => cli.say(`import_count.${name}`, { count }))
    .join(', ')
}

/** Whether every required field has its values, and every value its meaning. */
const isComplete = ({ missing_fields: missing, values }: ImportPreview): boolean =>
  missing.length === 0 && values.every(({ meaning }) => meaning !== null)

function ending(cli: Cli, preview: ImportPreview): string {
  if (!isComplete(preview)) return cli.say('import_not_so')
  const { gone, gone_choice: choice } = preview
  const changes = preview.new + preview.changed + (choice === 'cancel' ? gone : 0)
  return cli.say(changes === 0 ? 'import_nothing' : 'import_only_shown')
}

/** Which sheet of a workbook, or file of an archive, is read, and which ones are not. */
function sheetText(cli: Cli, { sheet, sheets }: ImportPreview): string {
  const others = sheets.filter((name) => name !== sheet)
  return others.length === 0 ? '' : cli.say('import_sheets', { sheet, others: others.join(', ') })
}

/** The name of a field with that of the option: `prévue le (planned_on)`. */
const namedField = (cli: Cli, field: string): string =>
  `${fieldLabel({ language: cli.language, group: 'imports' }, field)} (${field})`

/** What a cell was read as: a choice, a day, or the text. */
function readText(cli: Cli, field: string, text: string): string {
  const reader = { language: cli.language, group: 'imports' }
  if (field === 'recurrence') return recurrenceText(cli, text)
  return choiceWord(reader, field, text) ?? (text === '' ? '' : valueText(reader, field, text))
}

/** `6 month after completion` in words; a rule of a calendar as it is. */
function recurrenceText({ language }: Cli, text: string): string {
  if (text === 'none') return translate(language, 'panel.import.recurrence.none')
  const [, count, unit, after] = /^(\d+) (day|week|month)( after completion)?$/.exec(text) ?? []
  if (count === undefined || unit === undefined) return text
  const key = `panel.import.recurrence.${unit as 'day' | 'week' | 'month'}` as const
  const every = translate(language, key, { count: Number(count) })
  return after === undefined ? every : translate(language, 'panel.import.recurrence.after', { every })
}

/** What each value is read as; of the unknown ones, how to say it. */
function meaningText(cli: Cli, { values }: ImportPreview): string {
  const lines = values.map(
    ({ field, value, rows, meaning }) =>
      [
        `${fieldLabel({ language: cli.language, group: 'imports' }, field)} "${value}"`,
        meaning === null
          ? cli.say('unknown_value', { count: rows, field, value })
          : readText(cli, field, meaning),
      ] as const,
  )
  return lines.length === 0 ? '' : pairs(lines)
}

function remarks(cli: Cli, preview: ImportPreview): string[] {
  const { ambiguous_dates: ambiguous, date_order: order, late, past } = preview
  const { series_continued: continued, series_ended: ended, gone, gone_choice: choice } = preview
  return [
    ...(ambiguous === 0
      ? []
      : [cli.say('import_dates', { count: ambiguous, order: cli.say(`import_order.${order}`) })]),
    ...(late === 0 || past !== 'keep' ? [] : [cli.say('import_late', { count: late })]),
    ...(gone === 0 || choice !== 'keep'
      ? []
      : [cli.say('import_gone', { count: gone }), ...preview.gone_titles.map((title) => `  ${title}`)]),
    ...(continued + ended === 0 ? [] : [cli.say('import_series', { continued, ended })]),
  ]
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
  const done = cli.say('import_result', {
    message: result.message,
    counts: countsText(cli, { ...result, new: result.created, changed: result.updated }),
    assets: result.assets_created,
  })
  return result.import_id === null ? done : `${done} ${cli.say('undo_import', { id: result.import_id })}`
}
