/** An own Gotify server (https://gotify.net/api-docs). */
import * as z from 'zod'
import { addressField, jsonCall, preset, tokenField } from '../preset.ts'

/** The Android app makes no sound below 4 and insists from 8 on. */
const PRIORITIES = { low: 2, normal: 5, critical: 9 } as const

/** An application of a Gotify server. */
export const gotify = preset({
  name: 'gotify',
  options: z.strictObject({ server: addressField }),
  secrets: z.strictObject({ token: tokenField }),
  call: ({ title, body, urgency }, { server }, { token }) =>
    jsonCall(
      `${server}/message`,
      { title, message: body === '' ? title : body, priority: PRIORITIES[urgency] },
      { 'x-gotify-key': token },
    ),
})
