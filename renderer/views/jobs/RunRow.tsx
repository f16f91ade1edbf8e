import { memo, useState } from 'react'
import type { Run } from '../../../shared/run.ts'
import { spokenSummary } from '../../../shared/spoken-summary.ts'
import type { JobKindName } from '../../../shared/vocabulary.ts'
import { CopyButton } from '../../parts/CopyButton.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { StateSign } from '../../parts/StateSign.tsx'
import { useNow } from '../../parts/useNow.ts'
import { useRead, useWords } from '../../session.ts'
import { faultSentence } from '../../words/failure.ts'
import { figuresOf, outcomeSentence, runDetail } from '../../words/run.ts'
import { readOutput } from './reads.ts'

/** One run: its outcome in a line, and all details when opened. In a long list the others are not drawn again. */
export const RunRow = memo(function RunRow({ run }: { readonly run: Run }) {
  const words = useWords()
  const now = useNow(30_000)
  const [open, setOpen] = useState(false)
  return (
    <li>
      <details className="run" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <StateSign sign={run.outcome ?? 'running'} />
          <span className="run-outcome">{outcomeSentence(run, words)}</span>
          <span className={run.faults.length > 0 ? 'run-detail whole' : 'run-detail'}>
            {runDetail(run, words)}
          </span>
          <span className="run-when">{words.when(run.started_at ?? run.scheduled_for, now)}</span>
        </summary>
        {open && <RunFacts run={run} />}
      </details>
    </li>
  )
})

function RunFacts({ run }: { readonly run: Run }) {
  const words = useWords()
  return (
    <div className="run-facts">
      <dl className="facts">
        <Fact name={words.t('panel.run.cause')} value={words.t(`panel.cause.${run.cause}`)} />
        <Fact name={words.t('panel.run.planned')} value={words.moment(run.scheduled_for)} />
        {run.started_at && <Fact name={words.t('panel.run.started')} value={words.clock(run.started_at)} />}
        {run.duration_ms !== null && (
          <Fact name={words.t('panel.run.duration')} value={words.span(run.duration_ms)} />
        )}
        <Fact name={words.t('panel.run.attempts')} value={words.number(run.attempts)} />
        {figuresOf(Object.entries(spokenSummary(run.summary)), words).map(({ name, value }) => (
          <Fact key={name} name={name} value={value} />
        ))}
      </dl>
      {KEEPING.has(run.kind) && run.outcome !== null && run.outcome !== 'skipped' && (
        <Output runId={run.id} />
      )}
      {run.faults.length > 0 && (
        <ul className="run-faults">
          {run.faults.map((fault) => (
            <li key={`${fault.code} ${fault.message}`}>
              {fault.source && <strong>{fault.source} </strong>}
              {faultSentence(fault)}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Kinds whose runs keep what they received. */
const KEEPING: ReadonlySet<JobKindName> = new Set(['http', 'command'])

/** What the run received, read when it is asked for. */
function Output({ runId }: { readonly runId: string }) {
  const words = useWords()
  const [open, setOpen] = useState(false)
  return (
    <details className="run-output" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.t('panel.run.output')}</summary>
      {open && <OutputText runId={runId} />}
    </details>
  )
}

function OutputText({ runId }: { readonly runId: string }) {
  const words = useWords()
  const read = readOutput(runId)
  const state = useRead(read)
  return (
    <Loaded read={read} state={state}>
      {(output) =>
        output === null ? (
          <p className="muted">{words.t('panel.run.output.none')}</p>
        ) : (
          <>
            <pre className="mono">{output.text}</pre>
            <CopyButton text={output.text} name={words.t('panel.run.output')} />
            {output.cut && <p className="muted">{words.t('panel.run.output.cut')}</p>}
          </>
        )
      }
    </Loaded>
  )
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="wrap-anywhere">{value}</dd>
    </div>
  )
}
