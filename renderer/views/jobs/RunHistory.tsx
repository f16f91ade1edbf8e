import { useState } from 'react'
import type { Run } from '../../../shared/run.ts'
import { Card } from '../../parts/Card.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { useRead, useWords } from '../../session.ts'
import { readRuns } from '../../store/known.ts'
import { RunRow } from './RunRow.tsx'
import { readClock } from './reads.ts'

const PAGE = 20

/** Every due time and its outcome, newest first. */
export function RunHistory({ jobId }: { readonly jobId: string }) {
  const words = useWords()
  const [limit, setLimit] = useState(PAGE)
  const read = readRuns(limit, jobId)
  const state = useRead(read)
  return (
    <Card title={words.t('panel.job.history')}>
      <Loaded read={read} state={state}>
        {({ items, next_cursor }) => (
          <>
            <RunRows runs={items} />
            <WrongClock runs={items} />
            {next_cursor !== null && (
              <button type="button" className="button link" onClick={() => setLimit(limit + 2 * PAGE)}>
                {words.t('panel.older')}
              </button>
            )}
          </>
        )}
      </Loaded>
    </Card>
  )
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

function RunRows({ runs }: { readonly runs: readonly Run[] }) {
  const words = useWords()
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
