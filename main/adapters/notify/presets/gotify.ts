/** An own Gotify server (https://gotify.net/api-docs, model/message.go and api/message.go of its source). */
import * as z from 'zod'
import { bytesOf, fitted, fittedBody } from '../fitted.ts'
import { addressField, jsonCall, preset, tokenField } from '../preset.ts'

/** What a column of the type `text` takes in MySQL, one of its databases: more is a failure of the server. */
const MOST_BYTES = 65_535
const MOST_TITLE_BYTES = 1000
/** Any number is accepted. The Android app makes no sound below 4 and insists from 8 on. */
const PRIORITIES = { low: 2, normal: 5, critical: 9 } as const

/** An application of a Gotify server. */
export const gotify = preset({
  name: 'gotify',
  options: z.strictObject({ server: addressField }),
  secrets: z.strictObject({ token: tokenField }),
  call: ({ title, body, shorter, urgency }, { server }, { token }) =>
    jsonCall(
      `${server}/message`,
      {
        title: fitted(title, MOST_TITLE_BYTES, bytesOf),
        message: fittedBody({ body: body || title, shorter }, MOST_BYTES, bytesOf),
        priority: PRIORITIES[urgency],
      },
      { 'x-gotify-key': token },
    ),
})
