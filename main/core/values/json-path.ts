/** Reads a JSON answer by a path (JSONPath, RFC 9535). */
import { JSONPathEnvironment, type JSONPathQuery, type JSONValue } from 'json-p3'
import { unusable } from '../../../shared/unusable-path.ts'

const environment = new JSONPathEnvironment()
// A regular expression within a path could take for ever; a figure from text has a time limit.
environment.functionRegister.delete('match')
environment.functionRegister.delete('search')

/** @throws VigieError invalid_input naming the field if the path is none */
export function compilePath(path: string, field: string): JSONPathQuery {
  try {
    return environment.compile(path === '' ? '$' : path)
  } catch (error) {
    throw unusable(field, 'form.json_path_standard', { path }, { cause: error })
  }
}

/** Returns the value at a path, a list of several, or undefined for none. @throws VigieError invalid_input */
export function valueAtPath(answer: unknown, path: string, field: string): unknown {
  const values = compilePath(path, field)
    .query(answer as JSONValue)
    .values()
  return values.length > 1 ? values : values[0]
}
