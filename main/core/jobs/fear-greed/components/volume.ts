import { isMissing, missing } from '../missing.ts'
import { mean } from '../statistics.ts'
import { barsWith, type ComponentFormula, input } from './formula.ts'

/**
 * Volume: the last session's volume against the mean of the last 30 sessions, including this one, `volume /
 * mean`. High volume counts as greed. Source: the design of the index, component 3 of the classic six. While
 * a session is open its volume is unknown, so the previous session is used.
 */
export const volume: ComponentFormula = {
  unit: 'ratio',
  direction: 1,
  needs: ['market'],
  inputs: (history, at, windows) => {
    const open = history.columns.market?.[at]?.volume === null ? 1 : 0
    const sessions = barsWith(history, 'market', at - open, windows.volume, ({ volume }) => volume !== null)
    if (isMissing(sessions)) return sessions
    const volumes = sessions.map((bar) => bar.volume ?? Number.NaN)
    const average = mean(volumes)
    return average > 0 ? { volume: volumes.at(-1) ?? Number.NaN, mean: average } : missing('no_value')
  },
  raw: (inputs) => input(inputs, 'volume') / input(inputs, 'mean'),
}
