/** Figures as text, for the terminal and for the page. */
import type { MeasuredLine } from './measure.ts'

/** Four digits, without trailing zeros. */
export const rounded = (value: number): string => String(Number(value.toPrecision(value < 10 ? 3 : 4)))

/** What a figure is held to: `<= 1.5x`, `<= +0.05 %`, `<= 100 kB`. */
export function goalText({ goal, goal_is, unit }: MeasuredLine): string {
  if (goal === undefined) return '-'
  if (goal_is === 'ratio') return `<= ${goal}x`
  if (goal_is === 'more') return `<= +${goal} ${unit}`
  return `${goal_is === 'atMost' ? '<=' : '>='} ${goal} ${unit}`
}

/** Lowest to highest ratio of a pair. */
export function spreadText({ spread, ratio, goal_is }: MeasuredLine): string {
  if (spread === undefined || ratio === null) return '-'
  if (goal_is === 'atMost' || goal_is === 'atLeast') return '-'
  return `${rounded(spread.lowest)} to ${rounded(spread.highest)}`
}

/** `x^0.02 in scores`, with its goal if it has one. */
export function growthText({ growth }: MeasuredLine): string {
  if (growth === null) return '-'
  const goal = growth.goal === null ? '' : `, <= ${growth.goal}`
  return `${growth.exponent.toFixed(2)} in ${growth.of}${goal}`
}

/** One row for the terminal. */
export function inOneLine(row: MeasuredLine): string {
  const verdict = row.ok === undefined ? 'not run' : row.ok ? 'ok' : 'OVER'
  const head = `${verdict.padEnd(8)}${row.name}:`
  if (row.value === undefined) return `${head} ${row.detail.reason}`
  const peer = row.peer == null ? '' : `, peer ${rounded(row.peer)}`
  const against =
    row.peer_name === null || row.ratio == null ? '' : `, ${rounded(row.ratio)}x (${spreadText(row)})`
  const growth = row.growth === null ? '' : `, growth ${growthText(row)}`
  return `${head} ${rounded(row.value)} ${row.unit}${peer}${against}, goal ${goalText(row)}${growth} ${JSON.stringify(row.detail)}`
}
