/** Vigie itself: health, settings, live events. */
import { eventIterator } from '@orpc/contract'
import * as z from 'zod'
import { eventSchema } from '../events.ts'
import { settingsSchema } from '../settings.ts'
import { instantSchema } from '../vocabulary.ts'
import { base } from './base.ts'

export const systemContract = {
  health: base.route({ method: 'GET', path: '/health', summary: 'Is it alive' }).output(
    z.object({
      status: z.literal('ok'),
      version: z.string(),
      started_at: instantSchema,
      pid: z.number().int(),
    }),
  ),
  events: base
    .route({ method: 'GET', path: '/events', summary: 'Live updates, resumable from the last event id' })
    .output(eventIterator(eventSchema)),
}

export const settingsContract = {
  get: base.route({ method: 'GET', path: '/settings', summary: 'All settings' }).output(settingsSchema),
  update: base
    .route({ method: 'PATCH', path: '/settings', summary: 'Change parts of the settings; deep merge' })
    .input(z.object({ changes: z.record(z.string(), z.json()) }))
    .output(settingsSchema),
}
