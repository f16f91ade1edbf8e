/**
 * Runs effects as soon as what they belong to is drawn. Preact would wait for the next frame: a key pressed before it would
 * go to where the focus was, not to where an effect is about to move it.
 */
import { options } from 'preact'

options.requestAnimationFrame = queueMicrotask
