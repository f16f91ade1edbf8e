/** Tokens of the REST API: list, add, revoke. */
import * as z from 'zod'
import { tokenNameSchema, tokenRightSchema, tokenSchema } from '../token.ts'
import { base, errors } from './base.ts'

export const tokensContract = {
  list: base
    .route({ method: 'GET', path: '/tokens', summary: 'Tokens with their rights and their last use' })
    .output(z.object({ items: z.array(tokenSchema) })),
  add: base
    .errors(errors('token_exists'))
    .route({
      method: 'POST',
      path: '/tokens',
      summary: 'Add a token; it is shown this once',
      successStatus: 201,
    })
    .input(
      z.strictObject({
        name: tokenNameSchema,
        right: tokenRightSchema.default('read'),
        days: z.int().min(1).max(3650).nullable().default(90).describe('null: it does not expire'),
      }),
    )
    .output(
      tokenSchema.extend({
        token: z.string().describe('The token itself'),
        feed_path: z.string().nullable().describe('Where its calendar feed is; null for other rights'),
      }),
    ),
  revoke: base
    .errors(errors('token_not_found'))
    .route({
      method: 'DELETE',
      path: '/tokens/{name}',
      summary: 'Revoke a token: its calls are refused and its streams end',
    })
    .input(z.strictObject({ name: tokenNameSchema }))
    .output(z.object({ removed: z.literal(true) })),
}
