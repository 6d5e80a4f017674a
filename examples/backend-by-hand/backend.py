"""The eight verbs and what an invitee asks, with Python's standard library: `python3 backend.py`.

The two lists stand for your tables, `signed_in` for your session, `mail` for your mails.
"""

import json, os, re, secrets, time
from datetime import datetime, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock
from urllib.parse import parse_qs, unquote, urlsplit

HERE = os.path.dirname(os.path.abspath(__file__))
ACCOUNT = json.load(open(os.path.join(HERE, "account.json"), encoding="utf-8"))
PERMISSIONS = [one for group in ACCOUNT["permissionGroups"] for one in group["permissions"]]
ALL = [one["id"] for one in PERMISSIONS]
STATUS = {"unauthenticated": 401, "forbidden": 403, "not-found": 404, "refused": 409, "gone": 410,
          "invalid": 422, "unsupported": 501}
members, invitations, links, answers, lock = [], [], {}, {}, Lock()


class Refusal(Exception):
    def __init__(self, code, reason=None):
        self.problem = {"code": code, **({"reason": reason} if reason else {})}


def signed_in(headers):
    found = re.search(r"\buser=([^;]+)", headers.get("Cookie", ""))
    return found and found[1]


def mail(to, link):
    print(f"To {to}: {link}", flush=True)


def now(later=0):
    moment = datetime.fromtimestamp(time.time() + later, timezone.utc)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


# ---- members and invitations

def allowed(permissions):
    if not set(permissions) <= set(ALL):
        raise Refusal("invalid", "unknown-permission")
    return permissions


def row_of(email, permissions):
    row_of.newest = getattr(row_of, "newest", 0) + 1
    return {"id": str(row_of.newest), "email": email, "permissions": allowed(permissions),
            "role": None, "profile": None, "scope": {"all": True}, "subscriptions": []}


def is_at(email):
    return lambda row: row["email"].lower() == email.lower()


def find(rows, id):
    for row in rows:
        if row["id"] == id:
            return row
    raise Refusal("not-found")


def join(email, permissions, is_owner=False):
    members.append({**row_of(email, permissions), "name": None, "fields": {}, "signIn": "active",
                    "isOwner": is_owner, "lastSignInAt": None, "joinedAt": now(),
                    "actions": {} if is_owner else {"edit": True, "remove": True}})


def seen(row):
    """Whether an invitation has expired is computed when it is looked at."""
    if "signIn" in row:
        return row
    return {**row, "status": "pending" if now() < row["expiresAt"] else "expired"}


def outcome(named, act):
    """What became of one of several: who is refused leaves the others alone."""
    try:
        return {**named, **(act() or {})}
    except Refusal as refusal:
        return {**named, "error": refusal.problem}


def invite(draft):
    email = draft["email"]
    if not re.fullmatch(r"[^\s@]+@[^\s@]+\.[^\s@]+", email):
        raise Refusal("invalid", "invalid-address")
    if any(map(is_at(email), members)):
        raise Refusal("refused", "already-member")
    if any(seen(row)["status"] == "pending" for row in filter(is_at(email), invitations)):
        raise Refusal("refused", "already-invited")
    row = {**row_of(email, draft["permissions"]), "sentAt": now(), "sentCount": 1,
           "expiresAt": now(ACCOUNT["invitations"]["lifetimeDays"] * 86400),
           "delivery": {"state": "sent"}, "actions": {"revoke": True}}
    token = secrets.token_urlsafe(24)
    links[token] = row["id"]
    invitations.append(row)
    mail(email, f"/accept.html#{token}")
    return {"invitation": seen(row)}


def change(row, wanted):
    if row["isOwner"]:
        raise Refusal("refused", "owner")
    allowed(wanted.get("permissions", []))
    row.update({key: wanted[key] for key in ("permissions", "name") if key in wanted})
    return row


# ---- lists, and what is done to several

def matching(rows, query):
    text, states = query.get("text", "").lower(), query.get("signIn", query.get("status"))
    for row in map(seen, rows):
        words = f"{row['email']} {row.get('name') or ''}".lower()
        state = row.get("signIn") or row["status"]
        if text in words and (states is None or state in states):
            yield row


def counts_of(rows):
    states = [row.get("signIn") or row["status"] for row in map(seen, rows)]
    return {state: states.count(state) for state in states}


def seen_by(viewer, row):
    """What the viewer may do to a row: here, only the owner does anything."""
    return {**row, "actions": row["actions"] if viewer["isOwner"] else {}}


def page(rows, viewer, query):
    cursor, limit = query.get("cursor", "0"), int(query.get("limit", 50))
    if not cursor.isdigit():
        raise Refusal("invalid")
    rest = [row for row in matching(rows, query) if int(row["id"]) > int(cursor)]
    return {"items": [seen_by(viewer, row) for row in rest[:limit]],
            "nextCursor": rest[limit - 1]["id"] if len(rest) > limit else None,
            "counts": {"members": counts_of(members), "invitations": counts_of(invitations)},
            "asOf": now()}


def drop(rows, target):
    """Rows that were ticked, or all that match, if they are as many as the person was told."""
    ids = [ref["id"] for ref in target["refs"]] if "refs" in target else [
        row["id"] for row in matching(rows, target["query"]) if row["id"] not in target["except"]]
    if "query" in target and len(ids) != target["expected"]:
        raise Refusal("refused", "expected-changed")

    def take(row):
        if row.get("isOwner"):
            raise Refusal("refused", "owner")
        rows.remove(row)

    items = [outcome({"ref": {"id": id}}, lambda: take(find(rows, id))) for id in ids]
    return {"items": items, "nextCursor": None}


# ---- the invitee

def opened(body):
    return find(invitations, links.get(body["token"]))


def look_up(email, body):
    row = seen(opened(body))
    held = [one for one in PERMISSIONS if one["id"] in row["permissions"]]
    return {**row, "account": ACCOUNT, "inviter": {"name": ACCOUNT["name"]}, "permissions": held,
            "boundToAddress": True, "scope": [], "serverNow": now(), "signedInAs": email,
            "needs": "confirm" if email else "signIn"}


def accept(email, body):
    row = opened(body)
    if not email:
        raise Refusal("unauthenticated")
    if not is_at(email)(row):
        raise Refusal("refused", "wrong-account")
    if seen(row)["status"] == "expired":
        raise Refusal("gone", "expired")
    invitations.remove(row)
    join(row["email"], row["permissions"])
    return {"next": "/"}


# ---- HTTP

def account_of(viewer):
    return {**ACCOUNT, "serverNow": now(), "viewer": {
        "memberId": viewer["id"], "isOwner": viewer["isOwner"],
        "permissions": viewer["permissions"], "actions": {"invite": True} if viewer["isOwner"] else {}}}


VERBS = {
    "GET ": lambda call: account_of(call["viewer"]),
    "GET /members": lambda call: page(members, call["viewer"], call["query"]),
    "GET /members/{id}": lambda call: seen_by(call["viewer"], find(members, call["id"])),
    "PATCH /members/{id}": lambda call: change(find(members, call["id"]), call["body"]),
    "POST /members/remove": lambda call: drop(members, call["body"]["target"]),
    "GET /invitations": lambda call: page(invitations, call["viewer"], call["query"]),
    "POST /invitations": lambda call: [
        outcome({"email": one["email"]}, lambda: invite(one)) for one in call["body"]["drafts"]],
    "POST /invitations/revoke": lambda call: drop(invitations, call["body"]["target"]),
}
INVITEE = {"/look-up": look_up, "/accept": accept}


class Handler(BaseHTTPRequestHandler):
    def answer(self):
        url, email = urlsplit(self.path), signed_in(self.headers)
        if url.path.startswith("/api/invitations/"):
            verb = INVITEE.get(url.path.removeprefix("/api/invitations"))
            if not verb:
                raise Refusal("unsupported")
            body = self.body()
            if verb is look_up:
                return verb(email, body)
            return self.once(email, body, lambda: verb(email, body))
        if not email:
            raise Refusal("unauthenticated")
        viewer = next(filter(is_at(email), members), None)
        if not viewer or (self.command != "GET" and not viewer["isOwner"]):
            raise Refusal("forbidden")
        path = url.path.removeprefix("/api/accounts/a1")
        id = re.fullmatch(r"/members/(?!remove$)([^/]+)", path)
        verb = VERBS.get(f"{self.command} /members/{{id}}" if id else f"{self.command} {path}")
        if not verb:
            raise Refusal("unsupported")
        query = {key: values if key in ("signIn", "status") else values[0]
                 for key, values in parse_qs(url.query, keep_blank_values=True).items()}
        call = {"viewer": viewer, "id": id and unquote(id[1]), "query": query}
        if self.command == "GET":
            return verb(call)
        body = self.body()
        return self.once(email, body, lambda: verb({**call, "body": body}))

    def body(self):
        """Only JSON: a form of another site cannot send that, whatever cookies go along."""
        if not self.headers.get("Content-Type", "").startswith("application/json"):
            raise Refusal("invalid")
        try:
            return json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))))
        except ValueError:
            raise Refusal("invalid")

    def once(self, email, body, run):
        """Once for each key: sent again, it is answered as the first time."""
        key, asked = self.headers.get("Idempotency-Key"), (self.path, body)
        if not key:
            raise Refusal("invalid", "key-missing")
        before = answers.get((email, key))
        if before and before[0] != asked:
            raise Refusal("invalid", "key-reused")
        if not before:
            answers[email, key] = asked, json.dumps(run())
        return json.loads(answers[email, key][1])

    def handle_verb(self):
        with lock:
            try:
                status, reply = 200, self.answer()
            except Refusal as refusal:
                status, reply = STATUS[refusal.problem["code"]], refusal.problem
        content = json.dumps(reply).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PATCH = handle_verb

    def log_message(self, *_):
        pass


join("owner@example.com", ALL, True)
for name in ("ann", "bo", "cy"):
    join(f"{name}@example.com", ["tickets"])

if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", 4300))), Handler)
    print(f"http://localhost:{server.server_port}/api/accounts/a1", flush=True)
    server.serve_forever()
