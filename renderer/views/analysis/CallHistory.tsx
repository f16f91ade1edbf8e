import { useState } from 'react'
import type { AnalysisCallView } from '../../../shared/contract/analysis.ts'
import { Card } from '../../parts/Card.tsx'
import { CopyButton } from '../../parts/CopyButton.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { StateSign } from '../../parts/StateSign.tsx'
import { useGrowing } from '../../parts/useGrowing.ts'
import { useNow } from '../../parts/useNow.ts'
import { useRead, useWords } from '../../session.ts'
import { DOT } from '../../words/dot.ts'
import { PLOTTED_CALLS, readCall, readCalls } from './reads.ts'

const PAGE = 20

interface CallHistoryProps {
  readonly jobId: string
  /** Of the service: there is one such list for each. */
  readonly name: string
}

/** The calls of a service, newest first, each with its answer on demand. */
export function CallHistory({ jobId, name }: CallHistoryProps) {
  const words = useWords()
  const { read, state, limit, more } = useGrowing(PAGE, (calls) =>
    readCalls(jobId, Math.max(calls, PLOTTED_CALLS)),
  )
  return (
    <Card title={words.t('panel.analysis.history', { name })}>
      <Loaded read={read} state={state}>
        {({ items, next_cursor }) => (
          <>
            {items.length === 0 && (
              <Empty title={words.t('panel.analysis.no_calls')}>
                {words.t('panel.analysis.no_calls.what')}
              </Empty>
            )}
            <ul className="rows call-rows">
              {items.slice(0, limit).map((call) => (
                <CallRow key={call.id} call={call} />
              ))}
            </ul>
            {(items.length > limit || next_cursor !== null) && (
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

function CallRow({ call }: { readonly call: AnalysisCallView }) {
  const words = useWords()
  const now = useNow(30_000)
  const [open, setOpen] = useState(false)
  return (
    <li>
      <details className="call" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <StateSign sign={call.succeeded ? 'succeeded' : 'failed'} />
          <span className="call-status">
            <span className="unseen">
              {words.t(call.succeeded ? 'outcome.succeeded' : 'outcome.failed')}{' '}
            </span>
            {call.status ?? words.t('panel.analysis.no_answer')}
          </span>
          <span className={call.error ? 'call-detail whole' : 'call-detail'}>
            {call.error?.message ?? words.span(call.duration_ms)}
          </span>
          <span className="muted">{words.when(call.at, now)}</span>
        </summary>
        {open && <CallAnswer call={call} />}
      </details>
    </li>
  )
}

function CallAnswer({ call }: { readonly call: AnalysisCallView }) {
  const words = useWords()
  const read = readCall(call.job_id, call.id)
  const state = useRead(read)
  return (
    <div className="call-answer">
      <Loaded read={read} state={state}>
        {(whole) => (
          <>
            <p className="muted">
              {words.moment(whole.at)}
              {DOT}
              {words.span(whole.duration_ms)}
              {DOT}
              {words.t('panel.analysis.attempt', { count: whole.attempt })}
              {whole.execution_triggered !== null &&
                `${DOT}${words.t(whole.execution_triggered ? 'panel.analysis.triggered' : 'panel.analysis.not_triggered')}`}
            </p>
            {whole.answer !== null && (
              <>
                <pre className="mono">{readable(whole.answer)}</pre>
                <CopyButton text={whole.answer} name={words.t('panel.analysis.answer')} />
              </>
            )}
            {whole.answer_cut && <p className="muted">{words.t('panel.analysis.cut')}</p>}
          </>
        )}
      </Loaded>
    </div>
  )
}

/** Formats JSON on several lines; returns anything else unchanged. */
function readable(answer: string): string {
  try {
    return JSON.stringify(JSON.parse(answer), null, 2)
  } catch {
    return answer
  }
}
