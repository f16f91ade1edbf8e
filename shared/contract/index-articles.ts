/** An article of the press with its sentiment. */
import * as z from 'zod'
import { instantSchema, languageSchema } from '../vocabulary.ts'

/** An article as it is shown. */
export const articleSchema = z.object({
  id: z.int(),
  url: z.string(),
  title: z.string(),
  summary: z.string(),
  source: z.string(),
  language: languageSchema,
  read_by: z.enum(['feed', 'page']),
  published_at: instantSchema.nullable(),
  first_seen_at: instantSchema,
  sentiment: z.number().min(-1).max(1),
  label: z.enum(['negative', 'neutral', 'positive']),
  judged_by: z.enum(['lexicon', 'claude']),
  why: z
    .array(z.object({ word: z.string(), value: z.number() }))
    .describe('Matched words and what each brought'),
})
