/** The state of a new version. */
import * as z from 'zod'

/**
 * `off`: disabled by the owner. `unsupported`: this build cannot update; the reason says why. `unknown`: not checked
 * yet. `available`: to be downloaded manually. `ready`: downloaded and verified, installed at the next quit.
 */
const UPDATE_STATES = [
  'off',
  'unsupported',
  'unknown',
  'checking',
  'current',
  'available',
  'downloading',
  'ready',
  'failed',
] as const

/** How far an update is. */
export const updateStateSchema = z.enum(UPDATE_STATES)

/** The release channels an instance can follow. */
export const UPDATE_CHANNELS = ['stable', 'beta'] as const

/** The release channel an instance follows. */
export type UpdateChannel = (typeof UPDATE_CHANNELS)[number]

/** Why a build cannot check for updates: it came from npm or a checkout, or was built without a server and a key. */
const UNSUPPORTED_REASONS = ['npm', 'no_server'] as const

/** Why this installation cannot update itself. */
export type UnsupportedReason = (typeof UNSUPPORTED_REASONS)[number]
