/** Tokens of the REST API: who may call it, and what each of them may do. */
import * as z from 'zod'
import { instantSchema } from './vocabulary.ts'

/**
 * `feed`: only the calendar feed, with the token in its address. `read`: look at everything but secrets. `operate`: also run, pause, acknowledge, plan, import. `admin`: also change
 * settings, jobs and tokens, stop Vigie. `commands`: also make and change jobs that run programs.
 */
export const TOKEN_RIGHTS = ['feed', 'read', 'operate', 'admin', 'commands'] as const
export const tokenRightSchema = z.enum(TOKEN_RIGHTS)

/** What the holder of a token may do; each right includes those before it. */
export type TokenRight = z.infer<typeof tokenRightSchema>

/** Name of the token that `vigie token` prints: it does not expire, and revoking it replaces it. */
export const FIRST_TOKEN = 'first'

/** Returns the path of the calendar feed of a token with the right `feed`. */
export const feedPath = (token: string): string => `/feeds/${token}/maintenances.ics`

/** Name of a token: what it is for. */
export const tokenNameSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,39}$/, { error: 'form.token_name' })
  .describe('What the token is for, for example "grafana"')

export const tokenSchema = z.object({
  name: z.string(),
  right: tokenRightSchema,
  created_at: instantSchema.nullable().describe('null for the first token, which "vigie token" prints'),
  expires_at: instantSchema.nullable().describe('null if it does not expire'),
  last_used_at: instantSchema.nullable().describe('To the minute; null if it was not used yet'),
})

/** A token as it is listed: never the token itself. */
export type TokenView = z.infer<typeof tokenSchema>
