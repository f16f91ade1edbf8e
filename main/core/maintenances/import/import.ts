/** A complete import: reads a file, judges it and, if accepted, stores it in one transaction. */
import { VigieError } from '../../../../shared/errors.ts'
import { fieldLabel } from '../../../../shared/field-label.ts'
import { translate } from '../../../../shared/messages/index.ts'
import { longDay } from '../../../../shared/time/day-words.ts'
import { localDay } from '../../../../shared/time/local-time.ts'
import { unreadableFile } from '../../../../shared/unusable-path.ts'
import type { Language } from '../../../../shared/vocabulary.ts'
import { fold } from '../fold.ts'
import { assetsConcerned } from './asset-identity.ts'
import type { ReadCalendar } from './calendar-event.ts'
import { calendarRows } from './calendar-rows.ts'
import { decideMaintenances, type MaintenanceDecision, type SeriesEnd } from './decide.ts'
import { chosenPart, type ImportedFileContent } from './imported-file.ts'
import {
  cancelledAsGone,
  type FileAbout,
  type ImportReport,
  type JudgedFile,
  judgedPlain,
  reportOf,
  shownOf,
} from './judged-file.ts'
import { keepMaintenances } from './keep.ts'
import { decideAssets, keepAssets } from './keep-assets.ts'
import { layTable, type TableLayout } from './layout.ts'
import { signatureOf } from './mapping.ts'
import type { MovedRow } from './moved.ts'
import { isLate, settlePast } from './past.ts'
import type { GoneMaintenance, ImportStore } from './ports.ts'
import { assetPreview, maintenancePreview } from './preview-rows.ts'
import { readAssetRows, readMaintenanceRows } from './read-table.ts'
import { decideReadings, keepReadings, readingPreview, readReadingRows } from './readings.ts'
import type { ImportRequest } from './request.ts'
import type { ImportedMaintenanceRow, ReadRows } from './row.ts'
import { ValueMeanings } from './value-meanings.ts'

const GONE_NAMED = 100

/** What an import reads and writes with. */
export interface ImportTools {
  readonly store: ImportStore
  readonly readCalendar: ReadCalendar
}

/**
 * Returns what would happen, without writing. In one transaction all rows are judged by the same moment, and none of the many
 * reads begins one of its own.
 * @throws VigieError import_unreadable
 */
export function previewImport(
  tools: ImportTools,
  request: ImportRequest,
  file: ImportedFileContent,
): ImportReport {
  return tools.store.atomically(() => judgedFile(tools, request, file).report)
}

/**
 * Stores the valid rows.
 * @throws VigieError import_unreadable | import_mapping_incomplete | import_values_unknown; then nothing is stored
 */
export function acceptImport(
  tools: ImportTools,
  request: ImportRequest,
  file: ImportedFileContent,
): ImportReport {
  const { store } = tools
  const { subject, fileName, now } = request
  return store.atomically(() => {
    const { report, keep } = judgedFile(tools, request, file)
    assertComplete(report, request.language)
    const { created } = report
    const updated = report.updated + cancelledAsGone(report, request.gone)
    let assetsCreated = 0
    const importId = store.recorded({ subject, fileName, action: null, now, created, updated }, () => {
      assetsCreated = keep()
    })
    remember(store, request, report)
    return { ...report, assetsCreated, importId }
  })
}

function assertComplete({ missing, values, headings }: ImportReport, language: Language): void {
  if (missing.length > 0) {
    const fields = missing.map((field) => `${fieldWord(language, field)} (${field})`).join(', ')
    throw new VigieError('import_mapping_incomplete', { fields, headings: headings.join(', ') })
  }
  const unknown = values
    .filter(({ meaning }) => meaning === null)
    .map(({ field, value }) =>
      translate(language, 'import.field_value', { field: fieldWord(language, field), value }),
    )
  if (unknown.length > 0)
    throw new VigieError('import_values_unknown', { values: unknown.slice(0, 20).join(', ') })
}

const fieldWord = (language: Language, field: string): string =>
  fieldLabel({ language, group: 'imports' }, field)

/** Keeps the mapping and what the owner said about values, for the next file. */
function remember(
  store: ImportStore,
  { subject, values, now }: ImportRequest,
  { format, headings, mapping }: ImportReport,
): void {
  if (format === 'table') store.rememberMapping(signatureOf(subject, headings), mapping, now)
  for (const [field, meanings] of Object.entries(values)) {
    for (const [value, meaning] of Object.entries(meanings)) {
      store.rememberMeaning(subject, field, fold(value), meaning, now)
    }
  }
}

const NO_LAYOUT: TableLayout = {
  sheet: '',
  headingLine: null,
  headings: [],
  mapping: {},
  unused: [],
  remembered: false,
  missing: [],
  order: 'dmy',
  orderFrom: 'values',
  ambiguousDates: 0,
  program: null,
}

function judgedFile(tools: ImportTools, asked: ImportRequest, whole: ImportedFileContent): JudgedFile {
  const { store } = tools
  const { content: file, name: part, names: sheets } = chosenPart(whole, asked.subject, asked.sheet)
  const today = localDay(asked.now, asked.zone)
  if (file.format === 'ical') {
    if (asked.subject !== 'maintenances') throw unreadableFile(`no_${asked.subject}_in_calendar`)
    const read = tools.readCalendar(file.text, today, asked.zone)
    const calendar = asked.calendar === null ? read : { ...read, source: subscription(asked.calendar) }
    if (read.read === 0 && asked.calendar === null) throw unreadableFile('no_events')
    const about = {
      format: file.format,
      sheets,
      encoding: whole.encoding ?? null,
      layout: { ...NO_LAYOUT, sheet: part },
      ignored: read.ignored,
      values: [],
      calendar,
    }
    return judgedMaintenances(
      store,
      asked,
      calendarRows(calendar, asked.asset, asked.constants.asset),
      about,
      today,
    )
  }
  const constants = asked.asset === '' ? asked.constants : { ...asked.constants, asset: asked.asset }
  const request = { ...asked, constants }
  const table = layTable(store, request, file.sheets)
  const meanings = new ValueMeanings(request.values, (field, value) =>
    store.meaning(request.subject, field, value),
  )
  const usable = table.layout.missing.length === 0 ? table : { ...table, rows: [] }
  const context = { meanings, today, zone: request.zone }
  const { layout, ignored } = table
  /** Values are known once the rows have been read. */
  const about = () => ({
    format: file.format,
    sheets,
    encoding: whole.encoding ?? null,
    layout,
    ignored,
    values: meanings.list(),
    calendar: null,
  })
  if (request.subject === 'assets') {
    const read = { ...readAssetRows(usable, context), read: table.rows.length + ignored.length }
    const decided = decideAssets(store, read.rows)
    return judgedPlain(about(), read, decided, assetPreview, () =>
      keepAssets(store, decided.decisions, request.now),
    )
  }
  if (request.subject === 'readings') {
    const read = { ...readReadingRows(usable, context), read: table.rows.length + ignored.length }
    const decided = decideReadings(store, read.rows)
    return judgedPlain(about(), read, decided, readingPreview, () =>
      keepReadings(store, decided.decisions, request.now),
    )
  }
  const read = { ...readMaintenanceRows(usable, context), read: table.rows.length + ignored.length }
  return judgedMaintenances(store, request, read, about(), today)
}

/** A calendar that is read by its address is not mistaken for a file of the same name. */
const subscription = (name: string): string => `subscription ${name}`

function judgedMaintenances(
  store: ImportStore,
  { past, now, gone: asked, moved: choice, language }: ImportRequest,
  read: ReadRows<ImportedMaintenanceRow>,
  about: FileAbout,
  today: number,
): JudgedFile {
  const before = decideMaintenances(store, read.rows, about.calendar, choice)
  const concerned = before.decisions.filter(({ effect }) => effect === 'new' || effect === 'changed')
  const late = concerned.filter(({ row }) => isLate(row, today)).length
  const settled = settlePast(read.rows, past, today)
  const after = past === 'keep' ? before : decideMaintenances(store, settled.rows, null, choice)
  const { decisions, series, repeated, faults, moved } = after
  const gone = before.gone
  const assets = assetsConcerned(
    after.assets,
    decisions.flatMap(({ row, effect }) => (effect === 'new' || effect === 'changed' ? [row.asset] : [])),
  )
  const adopted = decisions.flatMap(adoptionOf)
  const ending = (wanted: SeriesEnd) => [...series.values()].filter((end) => end === wanted).length
  return {
    report: reportOf(
      about,
      read,
      decisions,
      { repeated, faults },
      {
        late,
        skipped: settled.skipped,
        seriesContinued: ending('continued'),
        seriesEnded: ending('ended'),
        gone: gone.length,
        goneTitles: gone.slice(0, GONE_NAMED).map((one) => goneTitle(one, language)),
        moved: moved.length,
        movedTitles: moved.slice(0, GONE_NAMED).map((one) => movedTitle(one, language)),
        adopted: adopted.length,
        assetsNew: assets.added,
        assetsNumbered: assets.numbered,
        items: shownOf(decisions).map((one) => maintenancePreview(one, today)),
      },
    ),
    keep: () => {
      const cancelled = cancelledAsGone({ gone: gone.length, read: read.read }, asked)
      for (const { id } of gone.slice(0, cancelled)) store.cancelGone(id, now)
      for (const { id, source } of adopted) store.adopt(id, source)
      return keepMaintenances(store, after, { now, today, skipsPast: past !== 'keep' })
    },
  }
}

const movedTitle = ({ row: { asset, values }, open }: MovedRow, language: Language): string =>
  translate(language, 'import.moved_title', {
    asset: asset.name,
    title: values.title,
    before: longDay(open.plannedDay, language),
    after: longDay(values.plannedDay, language),
  })

/** Returns what belongs to a calendar from now on, if anything does. */
const adoptionOf = ({ row: { source }, before }: MaintenanceDecision) =>
  source !== null && before !== null && before.content !== null && before.source !== source
    ? [{ id: before.id, source }]
    : []

const goneTitle = ({ assetName: asset, title, plannedDay }: GoneMaintenance, language: Language): string =>
  translate(language, 'import.gone_title', { asset, title, day: longDay(plannedDay, language) })
