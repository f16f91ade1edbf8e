/** What the preview of an import says, and what the import did. */

import { type AnswerContext, fieldLabel } from '../../../shared/field-label.ts'
import type { ImportPreview, ImportResult } from '../../../shared/import.ts'
import { translate } from '../../../shared/messages/index.ts'
import { meterIn, type PlannedWords, recurrenceIn } from '../../../shared/planned-words.ts'
import { choiceWord, valueText } from './answer-words.ts'
import type { Cli } from './base.ts'
import { pairs, table } from './formatting.ts'

const FAULTS_SHOWN = 50
const ROWS_SHOWN = 20

const readerOf = ({ language }: Cli): AnswerContext => ({ language, group: 'imports' })

/** Returns a preview as text: columns, rows, what values mean, faults, counts, and what to do next. */
export function previewText(cli: Cli, preview: ImportPreview): string {
  const { items } = preview
  const words = readerOf(cli)
  const columns = Object.entries(preview.mapping).map(
    ([field, heading]) => [namedField(cli, field), cli.say('import_heading', { heading })] as const,
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
    encodingText(cli, preview),
    pairs([...columns, ...missing]),
    missing.length === 0 || preview.headings.length === 0
      ? ''
      : cli.say('import_headings', { headings: preview.headings.join(', ') }),
    preview.unused.length === 0 ? '' : cli.say('import.unused', { headings: preview.unused.join(', ') }),
    rows.length === 0 ? '' : table(['', '', ...headings.map((field) => fieldLabel(words, field))], rows),
    hidden <= 0 ? '' : cli.say('import_more_rows', { count: hidden }),
    changesText(cli, preview),
    meaningText(cli, preview),
    faultText(cli, preview).trimEnd(),
    ignoredText(cli, preview),
    remarks(cli, preview).join('\n'),
    [
      cli.say('import_preview', { count: preview.rows, counts: countsText(cli, preview) }),
      ending(cli, preview),
    ].join(' '),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

const COUNTS = ['new', 'changed', 'known', 'duplicates', 'ignored', 'skipped', 'faulty'] as const

/** What becomes of how many rows; what becomes of none is left out. */
function countsText(cli: Cli, counts: Readonly<Partial<Record<(typeof COUNTS)[number], number>>>): string {
  const all = COUNTS.map((name) => [name, counts[name] ?? 0] as const)
  return all
    .filter(([name, count]) => name === 'new' || count > 0)
    .map(([name, count]) => cli.say(`import_count.${name}`, { count }))
    .join(', ')
}

/** Whether every required field has its values, and every value its meaning. */
export const isComplete = ({ missing_fields: missing, values }: ImportPreview): boolean =>
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

/** UTF-8 shows itself; another character set was concluded from the letters. */
const encodingText = (cli: Cli, { encoding }: ImportPreview): string =>
  encoding === null || encoding.startsWith('utf') ? '' : cli.say('import_encoding', { encoding })

/** The name of a field with that of the option: `prévue le (planned_on)`. */
const namedField = (cli: Cli, field: string): string => `${fieldLabel(readerOf(cli), field)} (${field})`

const NUMBERS = new Set(['cost', 'duration_minutes', 'lead_days', 'interval_days', 'meter_value'])

/** What a cell was read as: a choice, a day, a number, a recurrence, a meter, or the text. */
function readText(cli: Cli, field: string, text: string): string {
  const reader = readerOf(cli)
  const { language } = cli
  const words: PlannedWords = { language, t: (key, ...params) => translate(language, key, ...params) }
  if (text === '') return ''
  if (field === 'recurrence') return recurrenceIn(words, text)
  if (field === 'meter') return meterIn(words, text)
  if (NUMBERS.has(field)) return valueText(reader, field, Number(text))
  return choiceWord(reader, field, text) ?? valueText(reader, field, text)
}

/** What the first changed rows change, each field from what is stored to what the file says. */
function changesText(cli: Cli, { items, changed }: ImportPreview): string {
  const rows = items.filter(({ changes }) => changes.length > 0).slice(0, ROWS_SHOWN)
  const lines = rows.map(({ line, changes }) => {
    const texts = changes.map(({ field, before, after }) =>
      translate(cli.language, 'panel.import.change', {
        field: fieldLabel(readerOf(cli), field),
        before: readText(cli, field, before) || '–',
        after: readText(cli, field, after) || '–',
      }),
    )
    return cli.say('import_changed_row', { line, changes: texts.join(', ') })
  })
  const more = changed - rows.length
  return [
    ...lines,
    ...(lines.length === 0 || more <= 0 ? [] : [cli.say('import_more_rows', { count: more })]),
  ].join('\n')
}

/** What each value is read as; of the unknown ones, how to say it. */
function meaningText(cli: Cli, { values }: ImportPreview): string {
  const lines = values.map(
    ({ field, value, rows, meaning }) =>
      [
        cli.say('import_value', { field: fieldLabel(readerOf(cli), field), value }),
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
    ...(preview.moved === 0 || preview.moved_choice === 'move'
      ? []
      : [
          cli.say('import_moved', { count: preview.moved }),
          ...preview.moved_titles.map((title) => `  ${title}`),
        ]),
    ...(preview.assets_new === 0 ? [] : [cli.say('import_assets_new', { count: preview.assets_new })]),
    ...(preview.assets_numbered === 0
      ? []
      : [cli.say('import_assets_numbered', { count: preview.assets_numbered })]),
    ...(continued + ended === 0 ? [] : [cli.say('import_series', { continued, ended })]),
  ]
}

/** Returns the first faults, each on a line. */
export function faultText(cli: Cli, { faults }: ImportPreview): string {
  const lines = faults.slice(0, FAULTS_SHOWN).map(({ line, column, value, message }) => {
    const place = column === null ? String(line) : `${line}, ${column}`
    const said =
      value === ''
        ? cli.say('fault_at_empty', { place, message })
        : cli.say('fault_at', { place, message, value })
    return `${said}\n`
  })
  return lines.join('')
}

/** Names the first rows or events that count for nothing, and says why. */
function ignoredText(cli: Cli, { ignored, ignored_rows: rows }: ImportPreview): string {
  const more = ignored - rows.length
  return [
    ...rows.map((row) => cli.say('import_ignored_row', row)),
    ...(more <= 0 ? [] : [cli.say('import_more_ignored', { count: more })]),
  ].join('\n')
}

/** Returns what an import did, and how to undo it. */
export function resultText(cli: Cli, result: ImportResult): string {
  const counts = [
    countsText(cli, { ...result, new: result.created, changed: result.updated }),
    ...(result.assets_created === 0
      ? []
      : [cli.say('import_assets_added', { count: result.assets_created })]),
  ]
  const done = cli.say('import_result', { message: result.message, counts: counts.join(', ') })
  return result.import_id === null ? done : `${done} ${cli.say('undo_import', { id: result.import_id })}`
}
