/** Channels: list, add, edit, remove, test. Their secrets go in and never come out. */
import * as z from 'zod'
import {
  channelAddedSchema,
  channelAddSchema,
  channelEditSchema,
  channelNameSchema,
  channelViewSchema,
  presetViewSchema,
} from '../channel.ts'
import { base, errors } from './base.ts'

const byName = z.strictObject({ name: channelNameSchema })
const known = base.errors(errors('channel_not_found'))

/** The procedures of `channels`. */
export const channelsContract = {
  list: base
    .route({ method: 'GET', path: '/channels', summary: 'Where notifications go, and whether they arrive' })
    .output(z.object({ items: z.array(channelViewSchema) })),
  presets: base
    .route({ method: 'GET', path: '/channels/presets', summary: 'The services, and what each needs' })
    .output(z.object({ items: z.array(presetViewSchema) })),
  get: known
    .route({ method: 'GET', path: '/channels/{name}', summary: 'One channel' })
    .input(byName)
    .output(channelViewSchema),
  add: base
    .errors(errors('channel_exists'))
    .route({ method: 'POST', path: '/channels', summary: 'Add a channel', successStatus: 201 })
    .input(channelAddSchema)
    .output(channelAddedSchema),
  edit: known
    .route({ method: 'PATCH', path: '/channels/{name}', summary: 'Change what is given, keep the rest' })
    .input(channelEditSchema)
    .output(channelViewSchema),
  remove: known
    .route({ method: 'DELETE', path: '/channels/{name}', summary: 'Remove a channel with its secrets' })
    .input(byName)
    .output(z.object({ removed: z.literal(true) })),
  test: known
    .route({
      method: 'POST',
      path: '/channels/{name}/test',
      summary: 'Send a test notification to a channel',
    })
    .input(byName)
    .output(
      z.object({
        channel: z.string(),
        state: z.enum(['sent', 'failed']),
        problem: z.string().nullable(),
      }),
    ),
}
