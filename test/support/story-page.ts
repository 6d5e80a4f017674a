/** Runs in the frame of `StoryFrame`: shows one story at a time. */
import { nothing, render } from 'lit';
import '../../src/locales/es.js';
import '../../src/locales/fr.js';
import '../../src/locales/id.js';
import { stories } from './stories.js';

declare global {
  interface Window {
    /** Resolves when the story is in its state. */
    showStory?: (name: string) => Promise<HTMLElement>;
  }
}

window.showStory = async (name) => {
  const story = stories.get(name);
  if (!story) throw new Error(`No such story: ${name}`);
  const { args, play } = story;
  render(nothing, document.body);
  render(story.render(args), document.body);
  await play?.({ canvasElement: document.body, args });
  return document.body.querySelector('[lang]') as HTMLElement;
};
