import type { Run } from '../../../shared/run.ts'
import { Card } from '../../parts/Card.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { useGrowing } from '../../parts/useGrowing.ts'
import { useRead, useWords } from '../../session.ts'
import { instantMinute, oneOf, useListPlace } from '../../shell/list-place.ts'
import { readFilteredRuns, readRuns } from '../../store/known.ts'
import { OUTCOMES } from '../../vocabulary.computed.ts'
import { RunFilters } from './RunFilters.tsx'
import { RunRow } from './RunRow.tsx'
import { readClock } from './reads.ts'

const PAGE = 20

/** Which runs of a job are shown, in the address. */
const RUN_FIELDS = { outcome: oneOf(OUTCOMES, null), from: instantMinute, to: instantMinute }

/** Every due time and its outcome, newest first; narrowed to an outcome and a time. */
export function RunHistory({ jobId }: { readonly jobId: string }) {
  const words = useWords()
  const list = useListPlace(RUN_FIELDS)
  const { read, state, more } = useGrowing<RunPage>(PAGE, (limit) =>
    list.narrowed ? readFilteredRuns(limit, jobId, list.place) : readRuns(limit, jobId),
  )
  return (
    <Card
      className="run-history"
      title={words.t('panel.job.history')}
      aside={
        list.narrowed && (
          <button type="button" className="button link" onClick={list.reset}>
            {words.t('panel.runs.all')}
          </button>
        )
      }
    >
      <RunFilters list={list} />
      <Loaded read={read} state={state}>
        {({ items, next_cursor }) => (
          <>
            <RunRows runs={items} narrowed={list.narrowed} />
            <WrongClock runs={items} />
            {next_cursor !== null && (
              <button type="button" className="button link" onClick={more}>
                {words.t('panel.older')}
              </button>
            )}
          </>
        )}
      </Loaded>
    </Card>
  )
}

interface RunPage {
  readonly items: Run[]
  readonly next_cursor: string | null
}

/** Since the oldest run in the list, when the clock was wrong. */
function WrongClock({ runs }: { readonly runs: readonly Run[] }) {
  const state = useRead(readClock)
  const oldest = Math.min(...runs.map((run) => Date.parse(run.scheduled_for)))
  const periods = state.data?.periods.filter(({ to }) => Date.parse(to) >= oldest) ?? []
  return periods.map(({ from, message }) => (
    <p key={from} className="hint">
      {message}
    </p>
  ))
}

interface RunRowsProps {
  readonly runs: readonly Run[]
  readonly narrowed: boolean
}

function RunRows({ runs, narrowed }: RunRowsProps) {
  const words = useWords()
  if (runs.length === 0 && narrowed) return <Empty title={words.t('panel.runs.none_here')} />
  if (runs.length === 0) {
    return <Empty title={words.t('panel.job.never_ran')}>{words.t('panel.job.never_ran.what')}</Empty>
  }
  return (
    <ul className="rows run-rows">
      {runs.map((run) => (
        <RunRow key={run.id} run={run} />
      ))}
    </ul>
  )
}
