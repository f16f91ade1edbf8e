/** What a new version is to a running one. */
import * as z from 'zod'

/**
 * `off`: the owner does not want them. `unsupported`: this build cannot; the reason says why. `unknown`: not asked
 * yet. `available`: there is one, to be fetched by hand. `ready`: fetched and verified, installed at the next quit.
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
export const updateStateSchema = z.enum(UPDATE_STATES)

export const UPDATE_CHANNELS = ['stable', 'beta'] as const
export type UpdateChannel = (typeof UPDATE_CHANNELS)[number]

/** Why a build cannot look for updates: it came from npm or a checkout; or it was built without a server and a key. */
const UNSUPPORTED_REASONS = ['npm', 'no_server'] as const
export type UnsupportedReason = (typeof UNSUPPORTED_REASONS)[number]
