/** The service for imports: a preview with a token, then its acceptance. */

import { VigieError } from '../../../shared/errors.ts'
import type { ImportPreview, ImportResult, ImportSource, ImportSubject } from '../../../shared/import.ts'
import { IMPORT_FIELDS } from '../../../shared/import.ts'
import type { ImportFault } from '../../../shared/import-row.ts'
import type { Unlocalized } from '../../../shared/localized.ts'
import type { TextEncoding } from '../../../shared/occupation-import.ts'
import { toInstant } from '../../../shared/time/instant.ts'
import { MINUTE_MS } from '../../../shared/time/units.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import { SUBJECTS_CHANGED } from '../alerts/subjects-changed.ts'
import type { ImportReport } from '../maintenances/import/judged-file.ts'
import type { ImportRequest } from '../maintenances/import/request.ts'
import type { RowFault } from '../maintenances/import/row.ts'
import { isMeaning } from '../maintenances/import/value-meanings.ts'
import type { Clock } from '../ports/clock.ts'
import type { Delay } from '../ports/delay.ts'
import type { Events } from '../ports/events.ts'
import type { Random } from '../ports/random.ts'
import { inTime } from './import-time.ts'
import type { Caller } from './operation.ts'

const FAULTS_SHOWN = 1000
/** How long previews are kept, ms, and how many at most. */
const WAITS = 30 * MINUTE_MS
const WAITING_AT_MOST = 4
/** An uploaded file: text, or bytes whose character set is detected. */
export interface ImportTask extends ImportRequest {
  readonly content: string | null
  readonly contentBase64: string | null
  /** Of a text file; null to recognise it. */
  readonly encoding: TextEncoding | null
}

/**
 * Port: reads and judges a file in a worker thread and, if accepted, stores all of it or nothing. Rejects
 * with the signal's reason if aborted.
 */
export type ImportRunner = (
  task: ImportTask,
  step: 'preview' | 'accept',
  signal: AbortSignal,
) => Promise<ImportOutcome>
/** What was found in the file, and how it was read. */
export type ImportOutcome = ImportReport

/** Who runs an import, and how long its preview is kept. */
export interface ImportsServiceDeps {
  readonly run: ImportRunner
  readonly clock: Clock
  readonly delay: Delay
  readonly random: Random
  readonly events: Events
}

type UnlocalizedPreview = Omit<ImportPreview, 'faults' | 'ignored_rows'> & {
  readonly faults: readonly Unlocalized<ImportFault>[]
  readonly ignored_rows: readonly Unlocalized<ImportPreview['ignored_rows'][number]>[]
}

interface WaitingImport {
  readonly task: ImportTask
  readonly expiresAt: number
}

/** Operations that preview and accept files of assets, maintenances or readings. */
export type ImportsService = ReturnType<typeof createImportsService>

/** The service behind the import procedures of assets, maintenances and readings. */
export function createImportsService({ clock, random, events, delay, ...deps }: ImportsServiceDeps) {
  const run = (task: ImportTask, step: 'preview' | 'accept') =>
    inTime(delay, (signal) => deps.run(task, step, signal))
  const waiting = new Map<string, WaitingImport>()

  function wait(task: ImportTask): { token: string; expiresAt: number } {
    for (const [token, { expiresAt }] of waiting) if (expiresAt <= clock.now()) waiting.delete(token)
    const [oldest] = waiting.keys()
    if (waiting.size >= WAITING_AT_MOST && oldest !== undefined) waiting.delete(oldest)
    const token = random.id()
    const expiresAt = clock.now() + WAITS
    waiting.set(token, { task, expiresAt })
    return { token, expiresAt }
  }

  /** @throws VigieError import_expired */
  function taken(subject: ImportSubject, token: string): ImportTask {
    const found = waiting.get(token)
    if (found === undefined || found.task.subject !== subject || found.expiresAt <= clock.now()) {
      throw new VigieError('import_expired')
    }
    waiting.delete(token)
    return found.task
  }

  const importsOf = (subject: ImportSubject) => ({
    /** @throws VigieError invalid_input | import_unreadable | import_too_slow */
    async previewImport(source: ImportSource, { language }: Caller): Promise<UnlocalizedPreview> {
      const task = taskOf(subject, source, language, clock)
      const report = await run(task, 'preview')
      const { token, expiresAt } = wait({ ...task, mapping: exactly(subject, report) })
      return previewOf(subject, report, task, { token, expires_at: toInstant(expiresAt, clock.zone()) })
    },
    /** @throws VigieError import_expired | import_mapping_incomplete | import_values_unknown | import_too_slow */
    async acceptImport({ token }: { readonly token: string }): Promise<Unlocalized<ImportResult>> {
      const report = await run({ ...taken(subject, token), now: clock.now() }, 'accept')
      events.publish(SUBJECTS_CHANGED)
      return {
        message: { messageKey: 'import.done', params: { count: report.created + report.updated } },
        import_id: report.importId,
        created: report.created,
        updated: report.updated,
        known: report.known,
        faulty: report.faulty,
        duplicates: report.duplicates,
        ignored: report.ignored,
        skipped: report.skipped,
        assets_created: report.assetsCreated,
      }
    },
  })
  return {
    assets: importsOf('assets'),
    maintenances: importsOf('maintenances'),
    readings: importsOf('readings'),
  }
}

/** The mapping of a preview, with nothing left to propose. */
const exactly = (subject: ImportSubject, { mapping }: ImportOutcome): ImportTask['mapping'] =>
  Object.fromEntries(IMPORT_FIELDS[subject].map((field) => [field, mapping[field] ?? '']))

function taskOf(
  subject: ImportSubject,
  source: ImportSource,
  language: Caller['language'],
  clock: Clock,
): ImportTask {
  const { content = null, content_base64: contentBase64 = null } = source
  if ((content === null) === (contentBase64 === null)) {
    throw unusable('content', 'content_or_base64')
  }
  assertMeanings(subject, source.values)
  return {
    subject,
    content,
    contentBase64,
    encoding: source.encoding ?? null,
    fileName: source.file_name,
    mapping: source.mapping ?? null,
    constants: source.constants,
    values: source.values,
    past: source.past,
    gone: source.gone,
    moved: source.moved,
    calendar: null,
    sheet: source.sheet ?? null,
    headingLine: source.heading_line ?? null,
    dateOrder: source.date_order,
    language,
    asset: source.asset,
    now: clock.now(),
    zone: clock.zone(),
  }
}

/** @throws VigieError invalid_input for the first meaning that its field cannot have */
function assertMeanings(subject: ImportSubject, values: ImportSource['values']): void {
  for (const [field, meanings] of Object.entries(values)) {
    for (const [value, meaning] of Object.entries(meanings)) {
      if (!isMeaning(subject, field, meaning))
        throw unusable('values', 'no_meaning', { field, value, meaning })
    }
  }
}

function previewOf(
  subject: ImportSubject,
  report: ImportOutcome,
  task: ImportTask,
  ticket: Pick<ImportPreview, 'token' | 'expires_at'>,
): UnlocalizedPreview {
  return {
    ...ticket,
    format: report.format,
    program: report.program,
    sheets: [...report.sheets],
    sheet: report.sheet,
    encoding: report.encoding,
    heading_line: report.headingLine,
    headings: [...report.headings],
    fields: report.format === 'ical' ? [] : [...IMPORT_FIELDS[subject]],
    mapping: report.mapping,
    unused: [...report.unused],
    mapping_remembered: report.remembered,
    missing_fields: [...report.missing],
    values: [...report.values],
    date_order: report.order,
    date_order_from: report.orderFrom,
    ambiguous_dates: report.ambiguousDates,
    rows: report.read,
    new: report.created,
    changed: report.updated,
    known: report.known,
    duplicates: report.duplicates,
    ignored: report.ignored,
    ignored_rows: report.ignoredRows.map((one) => ({
      ...one,
      message: { messageKey: `import.ignored.${one.reason}` },
    })),
    late: report.late,
    skipped: report.skipped,
    past: task.past,
    gone: report.gone,
    gone_titles: [...report.goneTitles],
    gone_choice: task.gone,
    moved: report.moved,
    moved_titles: [...report.movedTitles],
    moved_choice: task.moved,
    series_continued: report.seriesContinued,
    series_ended: report.seriesEnded,
    assets_new: report.assetsNew,
    assets_numbered: report.assetsNumbered,
    faulty: report.faulty,
    faults: report.faults.slice(0, FAULTS_SHOWN).map(faultView),
    items: [...report.items],
  }
}

function faultView({ line, column, value, problem, bounds }: RowFault): Unlocalized<ImportFault> {
  const message: Unlocalized<ImportFault>['message'] =
    bounds === undefined
      ? { messageKey: `import.problem.${problem}` }
      : { messageKey: 'import.problem.not_between', params: { least: bounds[0], most: bounds[1] } }
  return { line, column, value, problem, message }
}
