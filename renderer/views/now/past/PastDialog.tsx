import { addMonths, dayNumber, dayText, monthDay } from '../../../../shared/time/calendar-day.ts'
import '../../../styles/past.css'
import { useEffect, useRef, useState } from 'react'
import { Dialog } from '../../../parts/Dialog.tsx'
import { ProgressBar } from '../../../parts/ProgressBar.tsx'
import { useNow } from '../../../parts/useNow.ts'
import { useRead, useWords } from '../../../session.ts'
import { type OtherProfile, readLatest } from '../reads.ts'
import { BackfillResult } from './BackfillResult.tsx'
import { BacktestResult } from './BacktestResult.tsx'
import { Question } from './Question.tsx'
import { type PastOutcome, type PastRange, type PastWay, usePast } from './usePast.ts'

interface PastDialogProps {
  readonly profile: OtherProfile
  readonly onClose: () => void
}

/** Scores past sessions, to compare them with later returns or to fill the history. */
export function PastDialog({ profile, onClose }: PastDialogProps) {
  const words = useWords()
  const { state, begin, cancel, ask } = usePast(profile)
  const [way, setWay] = useState<PastWay>('backtest')
  const [range, setRange] = useFirstRange(profile)
  const question = { way, setWay, range, setRange }
  return (
    <Dialog wide title={words.t('panel.past.title')} intro={words.t('panel.past.intro')} onClose={onClose}>
      {state.is === 'asking' && (
        <Question
          {...question}
          error={state.error}
          onBegin={() => void begin(way, range)}
          onClose={onClose}
        />
      )}
      {state.is === 'working' && <Working since={state.since} onCancel={cancel} />}
      {state.is === 'done' && <Done found={state.found} profile={profile} onAgain={ask} onClose={onClose} />}
    </Dialog>
  )
}

/** A year up to the latest session, until the owner chooses another range. */
function useFirstRange(profile: OtherProfile) {
  const { data } = useRead(readLatest(profile))
  const [chosen, setChosen] = useState<PastRange | null>(null)
  const last = data?.day ?? ''
  const first = last === '' ? { from: '', to: '' } : { from: yearBefore(last), to: last }
  return [chosen ?? first, setChosen] as const
}

function yearBefore(day: string): string {
  const last = dayNumber(day)
  return dayText(addMonths(last, -12, monthDay(last)))
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
  readonly found: PastOutcome
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
        <button type="button" ref={button} className="button primary" onClick={onClose}>
          {words.t('panel.close')}
        </button>
        <button type="button" className="button" onClick={onAgain}>
          {words.t('panel.past.again')}
        </button>
      </div>
    </>
  )
}
