-- Requests the smallest possible response.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = '{"confidence":0.9}'
