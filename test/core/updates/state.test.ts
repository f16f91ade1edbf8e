import { describe, expect, it } from 'vitest'
import {
  firstState,
  needsHand,
  nextState,
  type UpdateEvent,
  type UpdateState,
} from '../../../main/core/updates/state.ts'

const following = (state: UpdateState, ...events: UpdateEvent[]): UpdateState =>
  events.reduce(nextState, state)
const problem = { code: 'update_refused', params: { status: 404, file: 'latest.yml' } } as const
const failed: UpdateEvent = { type: 'failed', problem }
const newer: UpdateEvent = { type: 'newer', version: '2.0.0', at: 5, fetched: true }

describe('what is known about updates', () => {
  it('begins switched off, and begins to know nothing once it is wanted', () => {
    const state = firstState(null, false)
    expect(state.phase.name).toBe('off')
    expect(following(state, { type: 'wanted', wanted: true }).phase.name).toBe('unknown')
  })

  it('goes from checking through the download to ready', () => {
    const downloading = following(firstState(null, true), { type: 'checking' }, newer, {
      type: 'progress',
      fraction: 0.5,
    })
    expect(downloading.phase).toEqual({ name: 'downloading', version: '2.0.0', fraction: 0.5 })
    expect(following(downloading, { type: 'fetched' }).phase).toEqual({ name: 'ready', version: '2.0.0' })
  })

  it('shows the way by hand after two failures in a row, not after one', () => {
    const once = following(firstState(null, true), failed)
    expect(needsHand(once)).toBe(false)
    expect(needsHand(following(once, { type: 'checking' }, failed))).toBe(true)
    expect(needsHand(following(once, { type: 'no_newer', at: 1 }, failed))).toBe(false)
  })

  it('counts a download that fails again and again, though the server answers each time', () => {
    const state = following(firstState(null, true), newer, failed, { type: 'checking' }, newer, failed)
    expect(state).toMatchObject({ failures: 2, phase: { name: 'failed', version: '2.0.0' } })
  })

  it('keeps what is ready, whatever happens', () => {
    const ready = following(firstState(null, true), newer, { type: 'fetched' })
    expect(following(ready, { type: 'checking' }, failed, { type: 'wanted', wanted: false })).toEqual(ready)
  })

  it('ends nothing that is under way when it is switched off', () => {
    const downloading = following(firstState(null, true), newer)
    expect(following(downloading, { type: 'wanted', wanted: false })).toEqual(downloading)
  })

  it('never leaves a build that cannot update', () => {
    const state = firstState('no_server', true)
    expect(following(state, { type: 'checking' }, newer, failed)).toEqual(state)
    expect(needsHand(state)).toBe(true)
  })
})
