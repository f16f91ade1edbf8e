/** Parts that show a figure or a state. */

import type { JobProgress } from '../../shared/run.ts'
import { DAY_SECONDS } from '../../shared/time/units.ts'
import { Icon, type IconName } from '../parts/Icon.tsx'
import { LazyPlot } from '../parts/LazyPlot.tsx'
import { LevelSign } from '../parts/LevelSign.tsx'
import { ProgressBar } from '../parts/ProgressBar.tsx'
import { RunProgress } from '../parts/RunProgress.tsx'
import { Shape } from '../parts/Shape.tsx'
import { type SignedState, StateSign } from '../parts/StateSign.tsx'
import { LEVELS } from '../vocabulary.computed.ts'
import type { PartStates } from './part-states.ts'

const ICONS: readonly IconName[] = [
  'now',
  'alerts',
  'trades',
  'jobs',
  'occupations',
  'analysis',
  'log',
  'settings',
  'more',
  'search',
  'close',
  'back',
  'table',
  'update',
]

const SIGNS: readonly SignedState[] = [
  'idle',
  'running',
  'paused',
  'off',
  'halted',
  'lost',
  'succeeded',
  'partial',
  'failed',
  'skipped',
  'cancelled',
  'interrupted',
]

/** The page's clock stands still in pictures, so a run that began before it has always taken as long. */
const BEGAN = '2026-03-11T09:28:00Z'

const STEPS: readonly (JobProgress | null)[] = [
  null,
  { fraction: null, label: 'analysis.step.waiting', counters: {} },
  { fraction: 0.4, label: 'trades.step.download', counters: { days: 4, of_days: 10, rows: 1_240_000 } },
]

const DAYS = Array.from({ length: 60 }, (_, at) => 1_767_225_600 + at * DAY_SECONDS)
const SCORES = DAYS.map((_, at) => (at === 30 ? null : 50 + 30 * Math.sin(at / 7)))

export const figures: PartStates = {
  Icon: () => (
    <div className="row">
      {ICONS.map((name) => (
        <Icon key={name} name={name} />
      ))}
    </div>
  ),
  LevelSign: () => (
    <div className="row">
      {LEVELS.map((level) => (
        <LevelSign key={level} level={level} />
      ))}
    </div>
  ),
  Plot: () => (
    <LazyPlot
      label="Score"
      height={160}
      data={[DAYS, SCORES]}
      series={(palette) => [{ stroke: palette.ink, width: 2 }]}
      range={[0, 100]}
      ticks={[0, 25, 50, 75, 100]}
      readout={String}
      rest="60 sessions"
    />
  ),
  ProgressBar: () => (
    <>
      {[null, 0, 0.35, 1].map((fraction) => (
        <ProgressBar key={fraction} fraction={fraction} name={String(fraction)} />
      ))}
    </>
  ),
  RunProgress: () => (
    <>
      {STEPS.map((progress) => (
        <RunProgress key={progress?.label ?? 'begins'} running={{ started_at: BEGAN, progress }} name="Run" />
      ))}
    </>
  ),
  Shape: () => (
    <div className="row">
      {(['triangle', 'diamond', 'circle'] as const).map((form) => (
        <Shape key={form} form={form} />
      ))}
    </div>
  ),
  StateSign: () => (
    <>
      {SIGNS.map((sign) => (
        <div className="row" key={sign}>
          <StateSign sign={sign} /> {sign}
        </div>
      ))}
    </>
  ),
}
