import { useState } from 'react'
import type { Backtest } from '../../../../shared/contract/index-scores.ts'
import { Choice } from '../../../parts/Choice.tsx'
import { LevelSign } from '../../../parts/LevelSign.tsx'
import { levelNumber } from '../../../parts/level.ts'
import { useWords } from '../../../session.ts'
import { LEVELS } from '../../../vocabulary.computed.ts'
import { type Localizer, MISSING } from '../../../words/words.ts'

type Horizon = Backtest['horizons'][number]

/** The relation of scores and later returns: as numbers, then by level. */
export function BacktestResult({ result }: { readonly result: Backtest }) {
  const words = useWords()
  const { from, to, coverage, faults, horizons } = result
  const [chosen, setChosen] = useState(String(horizons[0]?.sessions ?? ''))
  const horizon = horizons.find(({ sessions }) => String(sessions) === chosen)
  return (
    <div className="past">
      <p className="strong">{words.t('panel.past.stretch', { from: words.day(from), to: words.day(to) })}</p>
      <p className="muted">{words.t('panel.past.coverage', { percent: words.percent(coverage, 0) })}</p>
      <Figures horizons={horizons} />
      <p className="muted">{words.t('panel.past.reading')}</p>
      <div className="past-levels-head">
        <h3>{words.t('panel.past.after_level')}</h3>
        <Choice
          name={words.t('panel.past.ahead')}
          value={chosen}
          options={horizons.map(({ sessions }) => ({
            value: String(sessions),
            label: words.t('panel.past.sessions', { count: sessions }),
          }))}
          onChange={setChosen}
        />
      </div>
      {horizon && <Levels horizon={horizon} />}
      {faults.length > 0 && (
        <ul className="past-faults">
          {faults.map((fault) => (
            <li key={`${fault.code} ${fault.message}`}>{fault.message}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Figures({ horizons }: { readonly horizons: readonly Horizon[] }) {
  const words = useWords()
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{words.t('panel.past.ahead')}</th>
          <th className="number">{words.t('panel.past.scored')}</th>
          <th className="number">{words.t('panel.past.correlation')}</th>
          <th className="number">{words.t('panel.past.hit_rate')}</th>
          <th className="number">{words.t('panel.past.base_rate')}</th>
        </tr>
      </thead>
      <tbody>
        {horizons.map(({ sessions, n, correlation, hit_rate, hit_rate_bounds, base_rate }) => (
          <tr key={sessions}>
            <th scope="row">{words.t('panel.past.sessions', { count: sessions })}</th>
            <td className="number">{words.number(n)}</td>
            <td className="number">{correlation === null ? MISSING : signed(correlation, 3, words)}</td>
            <td className="number">
              {hit_rate === null ? MISSING : words.percent(hit_rate, 1)}
              {hit_rate_bounds && <Bounds bounds={hit_rate_bounds} />}
            </td>
            <td className="number">{base_rate === null ? MISSING : words.percent(base_rate, 1)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The 95 % confidence bounds of a rate, below it. */
function Bounds({ bounds: [low, high] }: { readonly bounds: NonNullable<Horizon['hit_rate_bounds']> }) {
  const words = useWords()
  const params = { low: words.percent(low, 0), high: words.percent(high, 0) }
  return <div className="muted">{words.t('panel.past.bounds', params)}</div>
}

/** The mean return after each level: a bar from the middle, right for a gain, left for a loss. */
function Levels({ horizon }: { readonly horizon: Horizon }) {
  const words = useWords()
  const largest = Math.max(
    ...Object.values(horizon.mean_return_after).map((one) => Math.abs(one.mean_return)),
    1e-9,
  )
  return (
    <ul className="past-levels">
      {LEVELS.map((level) => {
        const found = horizon.mean_return_after[level]
        return (
          <li key={level} className={found ? undefined : 'absent'}>
            <LevelSign level={level} />
            <span>{words.t(`level.${level}`)}</span>
            <Bar share={(found?.mean_return ?? 0) / largest} colour={levelNumber(level)} />
            <strong>
              {found ? `${plus(found.mean_return)}${words.percent(found.mean_return, 2)}` : MISSING}
            </strong>
            <span className="past-count">
              {found ? words.t('panel.now.sessions', { count: found.n }) : words.t('panel.past.never')}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

/** @param share -1 to 1 of half the width */
function Bar({ share, colour }: { readonly share: number; readonly colour: number }) {
  const width = Math.abs(share) * 50
  return (
    <span className="past-bar" aria-hidden="true">
      <span
        style={{
          left: `${share < 0 ? 50 - width : 50}%`,
          width: `${width}%`,
          background: `var(--level-${colour})`,
        }}
      />
    </span>
  )
}

const plus = (value: number) => (value > 0 ? '+' : '')

/** A number with its sign, also if it is positive. */
export function signed(value: number, digits: number, words: Localizer): string {
  return `${plus(value)}${words.number(value, digits)}`
}
