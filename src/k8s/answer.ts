/** How long an answer is waited for at most, in milliseconds: the console itself gives up after 60 s. */
const DEADLINE = 45_000;

/** No answer came: nobody knows whether the server does what it was asked for. */
export class NoAnswer extends Error {
  constructor() {
    super('No answer');
    this.name = 'NoAnswer';
  }
}

/**
 * Waits for an answer until it comes, the deadline has passed, or the user stops waiting. The request
 * itself is not taken back: the server may carry it out all the same.
 *
 * @param stop aborted when the user stops waiting
 * @throws NoAnswer, or what the request throws
 */
export const answerTo = <T>(request: Promise<T>, stop?: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const giveUp = () => reject(new NoAnswer());
    const timer = setTimeout(giveUp, DEADLINE);
    stop?.addEventListener('abort', giveUp, { once: true });
    if (stop?.aborted === true) giveUp();
    void request.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      stop?.removeEventListener('abort', giveUp);
    });
  });
