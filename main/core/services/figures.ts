/** The service for figures that jobs keep. */
import type { FigurePointView, FigureView } from '../../../shared/contract/figures.ts'
import { VigieError } from '../../../shared/errors.ts'
import type { ExportedFile } from '../../../shared/export.ts'
import type { JobDefinition } from '../../../shared/job.ts'
import { localizeJobName } from '../../../shared/job-name.ts'
import type { FigureSettings } from '../../../shared/kinds/figures.ts'
import { toInstant } from '../../../shared/time/instant.ts'
import { localDayText } from '../../../shared/time/local-time.ts'
import { DAY_MS } from '../../../shared/time/units.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import type { FigurePoint, FigureStore } from '../jobs/figures/ports.ts'
import type { Clock } from '../ports/clock.ts'
import type { SettingsPort } from '../ports/settings.ts'
import { csvHead, csvLine } from '../tables/csv-cells.ts'
import type { Caller } from './operation.ts'

/** What the procedures of `figures` read. */
export interface FiguresServiceDeps {
  readonly clock: Clock
  readonly settings: SettingsPort
  readonly store: FigureStore
}

interface OneFigure {
  readonly job_id: string
  /** Absent: the only one of the job. */
  readonly name?: string | undefined
  readonly days: number
}

/** A change is shown for as long as readings are kept whole. */
const CHANGE_SHOWN_MS = 31 * DAY_MS
/** Lines of an export, at most. */
const MOST_EXPORTED = 100_000

/** Operations on figures. */
export type FiguresService = ReturnType<typeof createFiguresService>

/** The service behind `figures.*` of the contract. */
export function createFiguresService({ clock, settings, store }: FiguresServiceDeps) {
  const instant = (at: number) => toInstant(at, clock.zone())

  function figureOf({ job_id: jobId, name }: OneFigure): FigureSettings {
    const definition = settings.read().jobs[jobId]
    if (definition === undefined) throw new VigieError('job_not_found', { id: jobId })
    const figures = figuresOf(definition)
    const figure = name === undefined ? onlyOf(figures) : figures.find((one) => one.name === name)
    if (figure === undefined) throw new VigieError('figure_not_found', { name: String(name), id: jobId })
    return figure
  }

  function viewOf(jobId: string, job: string, { name, unit, above, below }: FigureSettings): FigureView {
    const [last] = store.latest(jobId, name, 1)
    const change = store.lastChange(jobId, name, clock.now() - CHANGE_SHOWN_MS, 1)
    return {
      ...{ job_id: jobId, job, name, unit, above, below },
      at: last === undefined ? null : instant(last.at),
      value: last?.value ?? null,
      changed: change && { at: instant(change.at), before: change.before },
    }
  }

  function points(jobId: string, name: string, days: number, most: number): readonly FigurePoint[] {
    const to = clock.now()
    return store.history(jobId, name, { from: to - days * DAY_MS, to, points: most })
  }

  return {
    list: ({ job_id: wanted }: { readonly job_id?: string | undefined }, { language }: Caller) => {
      const { jobs } = settings.read()
      if (wanted !== undefined && jobs[wanted] === undefined)
        throw new VigieError('job_not_found', { id: wanted })
      const figures = Object.entries(jobs)
        .filter(([id]) => wanted === undefined || id === wanted)
        .flatMap(([id, definition]) => {
          const job = localizeJobName(definition, language)
          return figuresOf(definition).map((figure) => viewOf(id, job, figure))
        })
      return { figures }
    },
    history: ({ points: most, ...input }: OneFigure & { readonly points: number }) => {
      const { unit, name } = figureOf(input)
      const view = ({ at, ...point }: FigurePoint): FigurePointView => ({ at: instant(at), ...point })
      return { unit, points: points(input.job_id, name, input.days, most).map(view) }
    },
    export: (input: OneFigure): ExportedFile => {
      const { unit, name } = figureOf(input)
      const rows = points(input.job_id, name, input.days, MOST_EXPORTED).map(({ at, value, low, high }) =>
        csvLine([instant(at), value, low, high]),
      )
      const head = csvHead(['at', unit === '' ? 'value' : `value (${unit})`, 'low', 'high'])
      return {
        file_name: `${input.job_id}-${localDayText(clock.now(), clock.zone())}.csv`,
        media_type: 'text/csv; charset=utf-8',
        content: [head, ...rows].join(''),
        rows: rows.length,
      }
    },
  }
}

/** @throws VigieError invalid_input if there are several, or none */
function onlyOf(figures: readonly FigureSettings[]): FigureSettings | undefined {
  if (figures.length === 1) return figures[0]
  if (figures.length === 0) throw unusable('name', 'no_figures')
  throw unusable('name', 'one_of', { options: figures.map(({ name }) => name).join(', ') })
}

/** The figures of a job; none if its kind keeps none. */
const figuresOf = ({ settings }: JobDefinition): readonly FigureSettings[] =>
  'figures' in settings ? settings.figures : []
