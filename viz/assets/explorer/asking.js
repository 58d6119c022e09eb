// What the pages ask the server for.

import { say } from "../words.js";
import { root } from "./root.js";

// Return what is said at a path of the API, to a body where there is one. Throws an error that says, in the language of the
// page, why there is no answer.
export async function ask(path, body) {
  const request = body && { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const answer = await fetch(`${root}${path}`, request).catch(() => null);
  const said = await answer?.json().catch(() => null);
  if (answer?.ok && said) return said;
  throw new Error(said?.error ? say(said.zh || said.error, said.error) : say("服务器没有回答", "The server does not answer"));
}
