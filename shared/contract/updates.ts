/** New versions of Vigie: state, check, install. */
import * as z from 'zod'
import { updateStateSchema } from '../updates.ts'
import { instantSchema } from '../vocabulary.ts'
import { base, errors } from './base.ts'

const updatesSchema = z.object({
  state: updateStateSchema,
  message: z.string().describe('The state as a sentence'),
  current_version: z.string(),
  version: z.string().nullable().describe('The newer version, if one is known'),
  fraction: z.number().min(0).max(1).nullable().describe('Of a download'),
  checked_at: instantSchema.nullable().describe('When the server last answered'),
  problem: z.object({ code: z.string(), message: z.string() }).nullable().describe('Why it failed'),
  failures: z.int().describe('In a row'),
  by_hand: z
    .object({ how: z.string(), url: z.string().nullable() })
    .nullable()
    .describe('How to update manually: if Vigie cannot update itself, and after two failures'),
})

/** Whether there is a newer version, and what Vigie or its owner can do about it. */
export type UpdatesView = z.infer<typeof updatesSchema>

const tags = ['updates']

/** The procedures of `updates`. */
export const updatesContract = {
  get: base
    .route({
      method: 'GET',
      path: '/updates',
      tags,
      summary: 'Is there a new version, and what is being done',
    })
    .output(updatesSchema),
  check: base
    .errors(errors('updates_unsupported'))
    .route({
      method: 'POST',
      path: '/updates/check',
      tags,
      summary: 'Look for a new version now',
      description:
        'Also if automatic checks are off. A newer version is downloaded and verified if this package can update itself; the answer names a failure.',
    })
    .output(updatesSchema),
  install: base
    .errors(errors('update_not_ready'))
    .route({
      method: 'POST',
      path: '/updates/install',
      tags,
      summary: 'Quit, install the fetched version and start it',
    })
    .output(z.object({ message: z.string() })),
}
