import { VigieError } from '../../shared/errors.ts'

/** The registered error a promise fails with: its code and parameters, as a test compares them. */
export async function caught(work: Promise<unknown>): Promise<{ code: string } & Record<string, unknown>> {
  try {
    await work
  } catch (error) {
    if (error instanceof VigieError) return { code: error.code, ...error.params }
    throw error
  }
  throw new Error('it did not fail')
}
