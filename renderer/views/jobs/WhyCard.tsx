import { type FormEvent, useId, useState } from 'react'
import type { WhyView } from '../../../shared/contract/jobs.ts'
import { Card } from '../../parts/Card.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { useNow } from '../../parts/useNow.ts'
import { useRead, useWords } from '../../session.ts'
import { useAddressParam } from '../../shell/address.ts'
import { isMinute, minuteOf } from '../../words/minute.ts'
import { RunRow } from './RunRow.tsx'
import { readWhy } from './reads.ts'

/** Why a job ran or did not run at a time, which is kept in the address. Every time of it is in the zone of the reader. */
export function WhyCard({ jobId }: { readonly jobId: string }) {
  const words = useWords()
  const id = useId()
  const [asked, setAsked] = useAddressParam('why')
  const at = asked !== null && isMinute(asked) ? asked : null
  const [entered, setEntered] = useState(at ?? minuteOf(Date.now()))
  const ask = (event: FormEvent) => {
    event.preventDefault()
    if (isMinute(entered)) setAsked(entered)
  }
  return (
    <Card title={words.t('panel.why.title')}>
      <form className="why-form" onSubmit={ask}>
        <label htmlFor={id}>{words.t('panel.why.at')}</label>
        <input
          id={id}
          type="datetime-local"
          className="input"
          required
          value={entered}
          onChange={(event) => setEntered(event.target.value)}
        />
        <button type="submit" className="button">
          {words.t('panel.why.ask')}
        </button>
      </form>
      <div aria-live="polite">{at !== null && <Answer jobId={jobId} at={at} />}</div>
    </Card>
  )
}

function Answer({ jobId, at }: { readonly jobId: string; readonly at: string }) {
  const { zone } = useWords()
  const read = readWhy(jobId, new Date(at).toISOString(), zone)
  const state = useRead(read)
  return (
    <Loaded read={read} state={state}>
      {(why) => <Explanation why={why} />}
    </Loaded>
  )
}

function Explanation({ why: { message, next, run } }: { readonly why: WhyView }) {
  const words = useWords()
  const now = useNow(30_000)
  return (
    <>
      <p>
        {message}
        {next !== null && ` ${words.t('panel.why.next', { time: words.when(next, now) })}`}
      </p>
      {run && (
        <ul className="rows run-rows">
          <RunRow run={run} />
        </ul>
      )}
    </>
  )
}
