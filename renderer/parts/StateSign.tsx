/** The state of a job as a shape: dot, moving ring, two bars, cross, hollow ring. Its name is beside it. */
import type { JobState, RunOutcome } from '../../shared/vocabulary.ts'

/** What a sign can show: the state of a job, the outcome of a run, or a lost connection. */
export type SignedState = JobState | RunOutcome | 'lost'

const FORMS: {
  readonly [S in SignedState]: { readonly colour: string; readonly path: string; readonly fill: boolean }
} = {
  idle: { colour: 'var(--well)', path: 'M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1Z', fill: true },
  succeeded: { colour: 'var(--well)', path: 'M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1Z', fill: true },
  running: { colour: 'var(--accent)', path: 'M3 1.2 10.8 6 3 10.8Z', fill: true },
  paused: { colour: 'var(--muted)', path: 'M3.5 2v8M8.5 2v8', fill: false },
  off: { colour: 'var(--muted)', path: 'M6 2a4 4 0 1 0 0 8 4 4 0 0 0 0-8Z', fill: false },
  skipped: { colour: 'var(--muted)', path: 'M2 6h8', fill: false },
  cancelled: { colour: 'var(--muted)', path: 'M2.5 2.5h7v7h-7Z', fill: true },
  interrupted: { colour: 'var(--level-5)', path: 'M6 .8 11.2 6 6 11.2.8 6Z', fill: true },
  partial: { colour: 'var(--level-5)', path: 'M6 .8 11.2 6 6 11.2.8 6Z', fill: true },
  failed: { colour: 'var(--wrong)', path: 'M6 .8 11.6 11H.4Z', fill: true },
  halted: { colour: 'var(--wrong)', path: 'M6 .8 11.6 11H.4Z', fill: true },
  lost: { colour: 'var(--wrong)', path: 'M6 .8 11.6 11H.4Z', fill: true },
}

/** The sign of a state. A text beside it says the same. */
export function StateSign({ sign }: { readonly sign: SignedState }) {
  const form = FORMS[sign]
  return (
    <svg className="state" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <path
        d={form.path}
        fill={form.fill ? form.colour : 'none'}
        stroke={form.fill ? 'none' : form.colour}
        strokeWidth="2.2"
        strokeLinecap="round"
      />
    </svg>
  )
}
