import type { TradeOperation as LongWork } from '../../../shared/contract/trades.ts'
import { Failure } from '../../parts/Failure.tsx'
import { RunProgress } from '../../parts/RunProgress.tsx'
import { StateSign } from '../../parts/StateSign.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useNow } from '../../parts/useNow.ts'
import { useRead, useSession, useWords } from '../../session.ts'
import { DOT } from '../../words/dot.ts'
import { foundSentence } from './found.ts'
import { readOperation } from './reads.ts'

/** The current operation with its progress and Cancel, or the result of the last one. */
export function Operation({ jobId }: { readonly jobId: string }) {
  const { data: operation } = useRead(readOperation(jobId))
  if (!operation) return null
  return operation.state === 'running' ? <InHand operation={operation} /> : <Last operation={operation} />
}

export function InHand({ operation }: { readonly operation: LongWork }) {
  const words = useWords()
  const { client } = useSession()
  const action = useAction()
  const name = words.t(`panel.trades.action.${operation.action}`)
  return (
    <div className="operation">
      <h3>{name}</h3>
      <RunProgress running={{ started_at: operation.started_at, progress: operation.progress }} name={name} />
      <button
        type="button"
        className="button small danger"
        disabled={action.busy}
        onClick={() => void action.run(() => client.trades.cancelOperation({ job_id: operation.job_id }))}
      >
        {words.t('panel.cancel')}
      </button>
      {action.error !== undefined && <Failure error={action.error} />}
    </div>
  )
}

function Last({ operation }: { readonly operation: LongWork }) {
  const words = useWords()
  const now = useNow(30_000)
  const sign =
    operation.state === 'succeeded' ? 'succeeded' : operation.state === 'failed' ? 'failed' : 'cancelled'
  return (
    <p className="operation last">
      <StateSign sign={sign} />
      <span>
        {words.t(`panel.trades.action.${operation.action}`)}
        {DOT}
        {words.t(`outcome.${sign}`)}{' '}
        <span className="muted">
          {operation.ended_at && words.when(operation.ended_at, now)}
          {operation.fault && `${DOT}${operation.fault.message}`}
          {operation.result && `${DOT}${foundSentence(operation, words)}`}
        </span>
      </span>
    </p>
  )
}
