import '../../../styles/past.css'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import type { Backtest } from '../../../../shared/contract/index-scores.ts'
import type { PanelClient } from '../../../client.ts'
import { Dialog } from '../../../parts/Dialog.tsx'
import { Failure } from '../../../parts/Failure.tsx'
import { ProgressBar } from '../../../parts/ProgressBar.tsx'
import { RadioCards } from '../../../parts/RadioCards.tsx'
import { useNow } from '../../../parts/useNow.ts'
import { useRead, useSession, useWords } from '../../../session.ts'
import { type OtherProfile, readLatest } from '../reads.ts'
import { BackfillResult } from './BackfillResult.tsx'
import { BacktestResult } from './BacktestResult.tsx'

const WAYS = ['backtest', 'backfill'] as const
type Way = (typeof WAYS)[number]
type Backfill = Awaited<ReturnType<PanelClient['index']['backfill']>>

type Found =
  | { readonly way: 'backtest'; readonly result: Backtest }
  | { readonly way: 'backfill'; readonly result: Backfill }

type State =
  | { readonly is: 'asking'; readonly error?: unknown }
  | { readonly is: 'working'; readonly since: number; readonly stop: AbortController }
  | { readonly is: 'done'; readonly found: Found }

interface PastDialogProps {
  readonly profile: OtherProfile
  readonly onClose: () => void
}

/** Scores sessions of the past: to see what followed them, or to fill the history. */
export function PastDialog({ profile, onClose }: PastDialogProps) {
  const words = useWords()
  const { client } = useSession()
  const [way, setWay] = useState<Way>('backtest')
  const [range, setRange] = useFirstRange(profile)
  const [state, setState] = useState<State>({ is: 'asking' })
  const stop = state.is === 'working' ? state.stop : null
  useEffect(() => () => stop?.abort(), [stop])

  const begin = async (event: FormEvent) => {
    event.preventDefault()
    const work = new AbortController()
    setState({ is: 'working', since: Date.now(), stop: work })
    try {
      const found = await ask(client, way, { ...range, ...(profile && { profile }) }, work.signal)
      if (!work.signal.aborted) setState({ is: 'done', found })
    } catch (error) {
      if (!work.signal.aborted) setState({ is: 'asking', error })
    }
  }
  const cancel = () => {
    stop?.abort()
    setState({ is: 'asking' })
  }
  return (
    <Dialog wide title={words.t('panel.past.title')} intro={words.t('panel.past.intro')} onClose={onClose}>
      {state.is === 'asking' && (
        <form className="past" onSubmit={(event) => void begin(event)}>
          <RadioCards
            legend={words.t('panel.past.way')}
            value={way}
            options={WAYS.map((value) => ({
              value,
              label: words.t(`panel.past.${value}`),
              what: words.t(`panel.past.${value}.what`),
            }))}
            onChange={setWay}
          />
          <div className="past-range">
            <Day
              label={words.t('panel.past.from')}
              value={range.from}
              onChange={(from) => setRange({ ...range, from })}
            />
            <Day
              label={words.t('panel.past.to')}
              value={range.to}
              onChange={(to) => setRange({ ...range, to })}
            />
          </div>
          {state.error !== undefined && <Failure error={state.error} />}
          <div className="buttons">
            <button type="button" className="button" onClick={onClose}>
              {words.t('panel.close')}
            </button>
            <button type="submit" className="button primary" disabled={range.from === '' || range.to === ''}>
              {words.t(`panel.past.begin.${way}`)}
            </button>
          </div>
        </form>
      )}
      {state.is === 'working' && <Working since={state.since} onCancel={cancel} />}
      {state.is === 'done' && (
        <Done
          found={state.found}
          profile={profile}
          onAgain={() => setState({ is: 'asking' })}
          onClose={onClose}
        />
      )}
    </Dialog>
  )
}

interface Range {
  readonly from: string
  readonly to: string
}

/** A year up to the session before the latest, until the owner chooses. */
function useFirstRange(profile: OtherProfile) {
  const { data } = useRead(readLatest(profile))
  const [chosen, setChosen] = useState<Range | null>(null)
  const last = data?.day ?? ''
  const first = last === '' ? { from: '', to: '' } : { from: yearBefore(last), to: last }
  return [chosen ?? first, setChosen] as const
}

function yearBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCFullYear(date.getUTCFullYear() - 1)
  return date.toISOString().slice(0, 10)
}

async function ask(
  client: PanelClient,
  way: Way,
  input: Parameters<PanelClient['index']['backtest']>[0],
  signal: AbortSignal,
): Promise<Found> {
  if (way === 'backtest') return { way, result: await client.index.backtest(input, { signal }) }
  return { way, result: await client.index.backfill(input, { signal }) }
}

interface DayProps {
  readonly label: string
  readonly value: string
  readonly onChange: (day: string) => void
}

function Day({ label, value, onChange }: DayProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        className="input"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}

function Working({ since, onCancel }: { readonly since: number; readonly onCancel: () => void }) {
  const words = useWords()
  const now = useNow(1000)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  return (
    <>
      <div className="past-working" role="status">
        <span>{words.t('panel.past.working')}</span>
        <span className="muted">{words.span(Math.max(0, Math.round((now - since) / 1000) * 1000))}</span>
      </div>
      <ProgressBar fraction={null} name={words.t('panel.past.working')} />
      <div className="buttons">
        <button type="button" ref={button} className="button danger" onClick={onCancel}>
          {words.t('panel.cancel')}
        </button>
      </div>
    </>
  )
}

interface DoneProps {
  readonly found: Found
  readonly profile: OtherProfile
  readonly onAgain: () => void
  readonly onClose: () => void
}

function Done({ found, profile, onAgain, onClose }: DoneProps) {
  const words = useWords()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  return (
    <>
      {found.way === 'backtest' ? (
        <BacktestResult result={found.result} />
      ) : (
        <BackfillResult result={found.result} profile={profile} />
      )}
      <div className="buttons">
        <button type="button" className="button" onClick={onAgain}>
          {words.t('panel.past.again')}
        </button>
        <button type="button" ref={button} className="button primary" onClick={onClose}>
          {words.t('panel.close')}
        </button>
      </div>
    </>
  )
}
