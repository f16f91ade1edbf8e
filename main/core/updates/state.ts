/** The state of updates, and how each event changes it. Pure. */
import type { ErrorCode } from '../../../shared/error-codes.ts'
import type { ErrorParams } from '../../../shared/errors.ts'
import type { UnsupportedReason } from '../../../shared/updates.ts'

/** Why the last check or download failed. */
export interface UpdateProblem {
  readonly code: ErrorCode
  readonly params: ErrorParams
}

/** What is shown. The version is known from `available` on. */
export type UpdatePhase =
  | { readonly name: 'off' | 'unknown' | 'checking' | 'current' }
  | { readonly name: 'unsupported'; readonly reason: UnsupportedReason }
  | { readonly name: 'available' | 'ready'; readonly version: string }
  | { readonly name: 'downloading'; readonly version: string; readonly fraction: number }
  | { readonly name: 'failed'; readonly problem: UpdateProblem; readonly version: string | null }

/** What an update check found and how far an update is. */
export interface UpdateState {
  readonly phase: UpdatePhase
  /** When the server last answered, ms. */
  readonly checkedAt: number | null
  /** Number of consecutive failures. */
  readonly failures: number
}

/** The events. `fetched` of `newer`: whether this build downloads it automatically; instants are in ms. */
export type UpdateEvent =
  | { readonly type: 'wanted'; readonly wanted: boolean }
  | { readonly type: 'checking' }
  | { readonly type: 'no_newer'; readonly at: number }
  | { readonly type: 'newer'; readonly version: string; readonly at: number; readonly fetched: boolean }
  | { readonly type: 'progress'; readonly fraction: number }
  | { readonly type: 'fetched' }
  | { readonly type: 'failed'; readonly problem: UpdateProblem }

/** Number of consecutive failures after which the manual way is shown. */
const FAILURES_UNTIL_BY_HAND = 2

/** @param unsupported why this build cannot update, null if it can */
export function firstState(unsupported: UnsupportedReason | null, wanted: boolean): UpdateState {
  const idle: UpdatePhase = { name: wanted ? 'unknown' : 'off' }
  const phase: UpdatePhase = unsupported === null ? idle : { name: 'unsupported', reason: unsupported }
  return { phase, checkedAt: null, failures: 0 }
}

/** Returns the state after an event; an event that does not fit changes nothing. `ready` stays. */
export function nextState(state: UpdateState, event: UpdateEvent): UpdateState {
  const { phase } = state
  if (phase.name === 'unsupported' || phase.name === 'ready') return state
  switch (event.type) {
    case 'wanted':
      return wantedState(state, event.wanted)
    case 'checking':
      return phase.name === 'downloading' ? state : { ...state, phase: { name: 'checking' } }
    case 'no_newer':
      return { phase: { name: 'current' }, checkedAt: event.at, failures: 0 }
    case 'newer':
      return newerState(state, event)
    case 'progress':
      return phase.name === 'downloading'
        ? { ...state, phase: { ...phase, fraction: event.fraction } }
        : state
    case 'fetched':
      return phase.name === 'downloading'
        ? { ...state, phase: { name: 'ready', version: phase.version }, failures: 0 }
        : state
    case 'failed':
      return {
        ...state,
        phase: { name: 'failed', problem: event.problem, version: versionOf(phase) },
        failures: state.failures + 1,
      }
  }
}

/** Switching updates on or off does not stop a running download. */
function wantedState(state: UpdateState, wanted: boolean): UpdateState {
  if (state.phase.name === 'checking' || state.phase.name === 'downloading') return state
  if (!wanted) return { ...state, phase: { name: 'off' }, failures: 0 }
  return state.phase.name === 'off' ? { ...state, phase: { name: 'unknown' } } : state
}

/** A download must still arrive: only then is the failure count reset. */
function newerState(state: UpdateState, event: Extract<UpdateEvent, { type: 'newer' }>): UpdateState {
  const { version, at } = event
  return event.fetched
    ? { ...state, phase: { name: 'downloading', version, fraction: 0 }, checkedAt: at }
    : { phase: { name: 'available', version }, checkedAt: at, failures: 0 }
}

/** Returns the version to show; null if there is none newer. */
export function versionOf(phase: UpdatePhase): string | null {
  return 'version' in phase ? phase.version : null
}

/** Whether to show how to update manually. */
export function needsHand({ phase, failures }: UpdateState): boolean {
  const { name } = phase
  return (
    name === 'unsupported' ||
    name === 'available' ||
    (name === 'failed' && failures >= FAILURES_UNTIL_BY_HAND)
  )
}
