-- The smallest answer there is.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = '{"confidence":0.9}'
